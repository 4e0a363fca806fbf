// What the panel shows before anything is asked: where reports disagree, the deadliest, the most reported, the series.
const Start = (() => {
  const { el } = Dom;

  const item = ({ id, note }) => el("li", {},
    el("button", { type: "button", class: "entry", "data-node": id, onclick: () => State.select(id) },
      Shapes.icon(Model.kind(id)),
      el("span", {}, Model.node(id).label, el("small", {}, note))));

  const list = ({ title, about, items, total }) => el("section", {},
    el("h3", {}, title, el("span", { class: "tally" }, items.length < total ? `${items.length} of ${total}` : `${total}`)),
    about ? el("p", { class: "hint" }, about) : null,
    el("ul", { class: "entries" }, items.map(item)));

  /** Fill the panel with the overview. */
  const render = (box) => {
    Dom.refill(box, el("header", {}, el("h2", { tabindex: "-1" }, "Start here"),
      el("p", { class: "lead" }, Model.data.lead)), Model.data.start.map(list));
    box.scrollTop = 0;
  };

  return { render };
})();
