// What the keyboard does outside of fields: one table, which the page also prints.
const Keys = (() => {
  const { el } = Dom;
  const REGIONS = ["tabs", "filters", "stage", "panel"];

  const back = () => {
    const state = State.get();
    if (state.path) State.set({ path: "" });
    else if (state.hops) State.set({ hops: 0 });
    else if (state.node) State.select(null);
    else State.set({ query: "" });
  };

  const view = (id) => () => State.set({ view: id });

  const isSeen = (element) => element.getClientRects().length > 0;
  const focusable = (region) => [...region.querySelectorAll('button, select, input, [tabindex="0"]')].find(isSeen) ?? region;

  // F6 goes from region to region, as in a desktop program.
  const nextRegion = () => {
    const boxes = REGIONS.map((id) => Dom.byId(id) ?? document.querySelector(`.${id}`));
    const at = boxes.findIndex((box) => box.contains(document.activeElement));
    focusable(boxes[(at + 1) % boxes.length]).focus();
  };

  const ALL = [
    ["/", "search", () => Search.focus()],
    ["Escape", "back", back],
    ["n", "network", view("network")],
    ["m", "map", view("map")],
    ["l", "timeline", view("chronicle")],
    ["t", "table", view("table")],
    ["e", "focus", () => State.get().node && State.set({ hops: (State.get().hops + 1) % 3, path: "" })],
    ["f", "fit", () => Views.fit()],
    ["c", "clear", State.clearFilters],
    ["F6", "region", nextRegion],
  ];
  const byKey = new Map(ALL.map(([key, , act]) => [key, act]));

  const isTyping = (target) => ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && target.type !== "checkbox";

  const onKey = (event) => {
    const isKept = event.ctrlKey || event.metaKey || event.altKey || (isTyping(event.target) && event.key !== "F6");
    if (isKept || !byKey.has(event.key)) return;
    event.preventDefault();
    byKey.get(event.key)();
  };

  const start = () => {
    Dom.refill(Dom.byId("keys"), ALL.map(([key, name]) => el("span", {}, el("kbd", {}, key === "Escape" ? "Esc" : key), ` ${name}`)));
    addEventListener("keydown", onKey);
  };

  return { start };
})();
