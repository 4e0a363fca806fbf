// Starts the page: the parts in order, the theme button, and the few names that tests and scripts may use.
const heldBack = (state) => {
  const isPart = Network.shown().size === Model.data.first && !state.hops && !state.path;
  return isPart ? ": those with most to see. Search, filter or focus for others" : "";
};

const renderHeader = (state) => {
  const drawn = Dom.byId("drawn");
  drawn.textContent = `${Network.shown().size} of ${Dom.number(Model.total())} nodes drawn${heldBack(state)}`;
  drawn.title = drawn.textContent;
};

const toggleTheme = () => {
  Shapes.toggleTheme();
  Network.redraw();
};

const skip = (event) => {
  event.preventDefault();
  Dom.byId("panel").focus();
};

// On a phone the legend would fill the first screen.
document.querySelector(".folded").open = !matchMedia("(max-width: 760px)").matches;

Views.start();
Filters.start();
Legend.start();
Panel.start();
Search.start();
Timeline.start();
Save.start();
Keys.start();
State.onChange(renderHeader);
State.onChange(() => { document.body.dataset.ready = ""; });
State.load();
addEventListener("popstate", State.load);
addEventListener("beforeprint", Network.redrawAtOnce);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => Network.redraw());
Dom.byId("theme").addEventListener("click", toggleTheme);
Dom.byId("fit").addEventListener("click", Views.fit);
document.querySelector(".skip").addEventListener("click", skip);

window.kgExplorer = Object.freeze({
  state: State.get,
  select: State.select,
  set: State.set,
  drawn: () => [...Network.shown()],
  holds: () => Model.nodes.size,
  pixelOf: Network.pixelOf,
  csv: () => Table.csv().join(""),
});
