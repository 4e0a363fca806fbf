// Starts the page: the parts in order, the keys, the theme button, and the few names that tests and scripts may use.
const { cap } = Model.data;

const renderHeader = (state) => {
  const drawn = Network.shown().size;
  const all = Visible.total(state);
  const left = drawn < all && drawn >= cap ? ` (at most ${cap} at once: search, filter or focus to see others)` : "";
  Dom.byId("drawn").textContent = `${drawn} of ${Model.nodes.size} nodes drawn${left}`;
};

const clear = () => {
  const state = State.get();
  if (state.hops) State.set({ hops: 0 });
  else if (state.node) State.select(null);
  else State.set({ query: "" });
};

const KEYS = {
  "/": () => Search.focus(),
  Escape: clear,
  g: () => State.set({ view: "network" }),
  t: () => State.set({ view: "table" }),
  f: () => Network.fit(),
  e: () => State.get().node && State.set({ hops: (State.get().hops + 1) % 3 }),
};

const isTyping = (target) => ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && target.type !== "checkbox";

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
};

const toggleTheme = () => {
  document.documentElement.dataset.theme = Shapes.isDark() ? "light" : "dark";
  Network.redraw();
};

// On a phone the legend would fill the first screen.
document.querySelector(".folded").open = !matchMedia("(max-width: 760px)").matches;

Views.start();
Legend.start();
Panel.start();
Search.start();
Timeline.start();
State.onChange(renderHeader);
State.load();
addEventListener("popstate", State.load);
addEventListener("keydown", onKey);
addEventListener("beforeprint", () => Network.redraw());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => Network.redraw());
Dom.byId("theme").addEventListener("click", toggleTheme);
Dom.byId("fit").addEventListener("click", Network.fit);

window.kgExplorer = Object.freeze({
  state: State.get,
  select: State.select,
  drawn: () => [...Network.shown()],
  pixelOf: Network.pixelOf,
  csv: () => Table.csv().join(""),
});
