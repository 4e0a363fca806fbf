// The timeline view: one row an event in the order of days, its name and days at the left, its bar on a common axis.
// Only the rows in sight are in the page, so that thousands scroll as well as ten.
const Chronicle = (() => {
  const { el, svg } = Dom;
  const ROW = 22;
  const TOP = 26;
  const NAMES = 430; // pixels that names take, if that leaves half of the width to the bars
  const RIGHT = 14;
  const box = Dom.byId("chronicle");
  const axis = el("div", { class: "axis-row" });
  const rows = el("ol", { class: "chronicle" });
  const scroll = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Events in the order of days" }, rows);
  const empty = el("p", { class: "hint empty" });
  let events = [];
  let domain = [0, 1];

  const left = () => Math.min(NAMES, box.clientWidth / 2);

  const scale = () => {
    const width = box.clientWidth - left() - RIGHT;
    return (day) => left() + ((day - domain[0]) / (domain[1] - domain[0])) * width;
  };

  const bar = ({ node, from, to }, x) => {
    const width = Math.max(8, x(to + 1) - x(from) - 1);
    const open = node.earliest ? (node.latest ? "" : " until-open") : " since-open";
    const drawn = el("span", { class: `bar${open}` });
    drawn.style.left = `${x(from)}px`;
    drawn.style.width = `${width}px`;
    drawn.style.setProperty("--light", Model.kind(node.id).light);
    drawn.style.setProperty("--dark", Model.kind(node.id).dark);
    return drawn;
  };

  const daysOf = (node) => Dates.interval(node.earliest, node.latest);

  const row = (event, i, x) => {
    const { node } = event;
    const name = el("button", { type: "button", class: "link", "data-node": node.id, onclick: () => State.select(node.id) },
      Shapes.icon(Model.kind(node.id)), el("span", {}, node.short), el("small", {}, daysOf(node)));
    name.style.width = `${left() - 24}px`;
    const chosen = node.id === State.get().node ? "chosen" : null;
    const item = el("li", { class: chosen, "aria-posinset": i + 1, "aria-setsize": events.length }, bar(event, x), name);
    item.style.top = `${i * ROW}px`;
    return item;
  };

  // Paper has no scroll bar: there, all rows are in sight.
  let isOnPaper = false;
  const onPaper = (is) => () => {
    isOnPaper = is;
    if (State.get().view === "chronicle") drawRows();
  };

  const inSight = () => {
    if (isOnPaper) return [0, events.length];
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW) - 6);
    return [first, Math.min(events.length, first + Math.ceil(scroll.clientHeight / ROW) + 12)];
  };

  const drawRows = () => {
    const x = scale();
    const [first, last] = inSight();
    rows.style.height = `${events.length * ROW + 8}px`;
    Dom.refill(rows, events.slice(first, last).map((event, i) => row(event, first + i, x)));
  };

  const drawAxis = () => {
    const x = scale();
    const right = x(domain[1]);
    const ticks = Ticks.choose(...domain, right - left()).map(({ day, text }) => svg("g", {},
      svg("line", { x1: x(day), x2: x(day), y1: TOP - 6, y2: TOP, class: "grid" }), svg("text", { x: x(day), y: TOP - 9, class: "tick" }, text)));
    Dom.refill(axis, svg("svg", { width: box.clientWidth, height: TOP, "aria-hidden": "true" }, ticks));
  };

  const measure = () => {
    domain = [events.reduce((low, span) => Math.min(low, span.from), Infinity), events.reduce((high, span) => Math.max(high, span.to), -Infinity) + 1];
  };

  const draw = () => {
    empty.hidden = events.length > 0;
    if (events.length) measure();
    if (events.length) drawAxis();
    drawRows();
  };

  const reveal = (id) => {
    const at = events.findIndex(({ node }) => node.id === id);
    const [top, bottom] = [scroll.scrollTop, scroll.scrollTop + scroll.clientHeight - ROW];
    if (at >= 0 && (at * ROW < top || at * ROW > bottom)) scroll.scrollTop = at * ROW - scroll.clientHeight / 2;
  };

  const render = (state) => {
    const all = Visible.events(state);
    events = all.filter(Timeline.isDated).map(Timeline.spanOf).sort(Timeline.inOrder);
    empty.textContent = all.length ? "None of these events has a date." : "No event passes the filters.";
    draw();
    if (state.node) reveal(state.node);
    drawRows();
  };

  const cut = (text) => (text.length > 44 ? `${text.slice(0, 43)}…` : text);

  const picture = () => {
    const x = scale();
    const all = events.map(({ node, from, to }, i) => {
      const y = TOP + i * ROW;
      const end = x(from) + Math.max(8, x(to + 1) - x(from));
      return svg("g", {}, svg("rect", { x: x(from), y: y + 6, width: end - x(from), height: 9, rx: 2, fill: Shapes.colour(Model.kind(node.id)) }),
        svg("text", { x: 12, y: y + 15, class: "placename" }, `${cut(node.short)}, ${daysOf(node)}`));
    });
    const ticks = [...axis.querySelectorAll("g")].map((tick) => tick.cloneNode(true));
    return svg("svg", { width: box.clientWidth, height: TOP + events.length * ROW + 8, class: "picture" }, ticks, all);
  };

  const start = () => {
    Dom.refill(box, axis, scroll, empty);
    scroll.addEventListener("scroll", drawRows);
    addEventListener("beforeprint", onPaper(true));
    addEventListener("afterprint", onPaper(false));
    addEventListener("resize", () => State.get().view === "chronicle" && draw());
    State.onChange((state) => state.view === "chronicle" && !box.hidden && render(state));
  };

  return { id: "chronicle", title: "Timeline", start, show: () => render(State.get()), fit: () => { scroll.scrollTop = 0; }, element: picture };
})();
