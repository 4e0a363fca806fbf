// What the panel shows before anything is asked: where reports disagree, the deadliest, the most reported, the series.
const Start = (() => {
  const { el } = Dom;

  const item = ({ id, note }) => el("li", {},
    el("button", { type: "button", class: "entry", "data-node": id, onclick: () => State.select(id) },
      Shapes.icon(Model.kind(id)),
      el("span", {}, Model.node(id).label, el("small", {}, note))));

  const list = ({ title, about, items, total }) => el("section", {},
    el("h3", {}, title, el("span", { class: "tally" }, items.length < total ? `${items.length} of ${Dom.number(total)}` : Dom.number(total))),
    about ? el("p", { class: "hint" }, about) : null,
    el("ul", { class: "entries" }, items.map(item)));

  // With filters in use, what passes them comes before what holds for the whole graph.
  const MOST = 25;
  const matching = (state) => {
    if (!State.isFiltered(state)) return null;
    const events = [...Visible.events(state)].sort((a, b) => ((b.earliest || "") > (a.earliest || "") ? 1 : -1));
    const items = events.slice(0, MOST).map((node) => ({ id: node.id, note: Dates.interval(node.earliest, node.latest) }));
    return list({ title: "Events that pass the filters", about: "", items, total: events.length });
  };

  /** Fill the panel with the overview. */
  const render = (box, state) => {
    Dom.refill(box, el("header", {}, el("h2", { tabindex: "-1" }, "Start here"),
      el("p", { class: "lead" }, Model.data.lead)), matching(state), Model.data.start.map(list));
    box.scrollTop = 0;
  };

  return { render };
})();
