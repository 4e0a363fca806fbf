// The legend is the filter: a sign, a name and "drawn / in all" for each kind of node, and what the lines mean.
const Legend = (() => {
  const { el, svg } = Dom;

  const { totals } = Model.data;

  const row = (kind) => el("label", { class: "kind" },
    el("input", { type: "checkbox", "data-kind": kind.id, onchange: () => State.toggleKind(kind.id) }),
    Shapes.icon(kind), el("span", { class: "name" }, kind.plural), el("span", { class: "tally", "data-tally": kind.id }));

  const LINES = [
    ["action", "", "acts on: initiator → event → target"],
    ["speech", "", "says; dashed: about which event"],
    ["muted", "5 4", "in response to"],
    ["edge", "1.5 3", "place"],
    ["edge", "", "weapon, part of, backed by …"],
  ];

  const lineRow = ([ink, dash, text]) => {
    const sample = svg("svg", { class: "line", viewBox: "0 0 30 10", "aria-hidden": "true" },
      svg("path", { d: "M1 5H24", "stroke-dasharray": dash || null, fill: "none" }),
      dash === "1.5 3" || text.startsWith("weapon") ? null : svg("path", { class: "tip", d: "M22 1.5L29 5L22 8.5Z" }));
    sample.style.color = `var(--${ink})`;
    return el("li", {}, sample, el("span", {}, text));
  };

  const render = (state) => {
    const drawn = Model.groupBy([...Network.shown()], (id) => Model.node(id).group);
    Model.data.kinds.filter((kind) => totals[kind.id] > 0).forEach((kind) => {
      const tally = document.querySelector(`[data-tally="${kind.id}"]`);
      tally.textContent = `${(drawn.get(kind.id) || []).length} / ${Dom.number(totals[kind.id])}`;
      document.querySelector(`[data-kind="${kind.id}"]`).checked = !state.hidden.has(kind.id);
    });
  };

  const start = () => {
    const kinds = Model.data.kinds.filter((kind) => totals[kind.id] > 0);
    Dom.refill(Dom.byId("kinds"), kinds.map(row));
    Dom.refill(Dom.byId("lines"), LINES.map(lineRow));
    State.onChange(render);
  };

  return { start };
})();
