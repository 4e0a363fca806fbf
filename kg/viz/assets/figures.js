// Sets the numbers that different voices give side by side, over one scale: a pale bar up to the lowest number that the
// words can mean, a box from there to the highest. Boxes that share no number contradict each other; a box that fades out
// to the right has no upper bound ("dozens", "at least three").
const Figures = (() => {
  const { el } = Dom;

  const number = ({ low, high }) => {
    if (high === null) return `${low}+`;
    return low === high ? `${low}` : `${low}–${high}`;
  };

  const scaleOf = (figures) => Math.max(...figures.map((f) => f.high ?? Math.ceil(f.low * 1.6)), 1);

  const bar = (figure, top) => {
    const sure = el("span", { class: "sure" });
    const range = el("span", { class: `range${figure.high === null ? " open" : ""}` });
    const from = (100 * figure.low) / top;
    sure.style.width = range.style.left = `${from}%`;
    range.style.width = `${(100 * (figure.high ?? top)) / top - from}%`;
    return el("span", { class: "track", "aria-hidden": "true" }, sure, range);
  };

  const names = (ids) => ids.map((id) => Model.node(id).label).join(" and ");

  const printer = (figure) => {
    const report = Model.node(figure.quote.report);
    return report.publisher || report.label;
  };

  const voice = (figure) => (figure.speakers.length ? names(figure.speakers) : `${printer(figure)}, in its own voice`);

  const row = (figure, top) => el("tr", { class: figure.clash ? "clash" : null },
    el("td", { class: "number" }, number(figure)),
    el("td", { class: "bars" }, bar(figure, top)),
    el("td", { class: "voice" }, voice(figure),
      el("small", {}, [figure.wording && `“${figure.wording}”`, figure.whom && names([figure.whom])].filter(Boolean).join(" · "))));

  // What the figures come to, and by which rule one of them stands for all.
  const summary = (toll) => {
    if (!toll) return null;
    const best = toll.best === null ? "best figure is a range" : `best ${toll.best}`;
    return el("p", { class: "toll" }, el("b", {}, `low ${toll.low} · ${best} · high ${toll.high ?? "open"}`), el("small", {}, ` Best: ${Model.data.best}`));
  };

  const block = (harm, figures, toll) => {
    const top = scaleOf(figures);
    const clash = figures.some((figure) => figure.clash);
    return el("div", { class: "harm" },
      el("h4", {}, harm, clash ? el("span", { class: "badge" }, "numbers contradict") : null),
      el("table", { class: "figures" },
        el("caption", { class: "unseen" }, `${harm}: figures side by side`),
        el("colgroup", {}, ["number", "bars", "voice"].map((name) => el("col", { class: name }))),
        el("tbody", {}, figures.map((figure) => row(figure, top)))),
      summary(toll));
  };

  /** Return the numbers of an event, one block a kind of harm, or null when there are none. */
  const blocks = (id) => {
    const figures = Model.figuresAbout(id);
    if (!figures.length) return null;
    return [...Model.groupBy(figures, (figure) => figure.harm)].map(([harm, rows]) => block(harm, rows, Model.node(id).harm[harm]));
  };

  return { blocks, number };
})();
