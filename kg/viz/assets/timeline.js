// The strip below the views: when the events happened. An event that may have happened on any of several days is a bar
// over all of them, one without a first or last day runs out to that side; many events are counted in columns instead.
// Dragging over the strip chooses a range of days for all views.
const Timeline = (() => {
  const { el, svg } = Dom;
  const MOST_BARS = 90;
  const HEIGHT = 62;
  const AXIS = 16;
  const SIDE = 14;
  const GRIP = 7; // pixels around an edge of the range that move the edge
  const box = Dom.byId("timeline");

  const spanOf = (node) => ({ node, from: Dates.number(node.earliest || node.latest), to: Dates.number(node.latest || node.earliest) });
  const isDated = (node) => Boolean(node.earliest || node.latest);
  const isOpenEnded = (node) => !node.earliest || !node.latest;
  const inOrder = (a, b) => a.from - b.from || b.to - a.to || (a.node.id < b.node.id ? -1 : 1);

  let domain = [0, 1];
  let events = [];
  let range = null; // days {from, to} while a range is being dragged

  const scale = (width) => (days) => SIDE + ((days - domain[0]) / (domain[1] - domain[0])) * (width - 2 * SIDE);
  const dayAt = (x, width) => {
    const day = Math.floor(domain[0] + ((x - SIDE) / (width - 2 * SIDE)) * (domain[1] - domain[0]));
    return Math.min(domain[1] - 1, Math.max(domain[0], day));
  };

  // Each bar takes the lowest lane that is free where it starts.
  const lanes = (x) => {
    const ends = [];
    return events.map((event) => {
      const start = x(event.from);
      const end = Math.max(x(event.to + 1) - 1, start + 7);
      let lane = ends.findIndex((taken) => taken < start);
      if (lane < 0) lane = ends.push(0) - 1;
      ends[lane] = end + 1;
      return { ...event, start, end, lane };
    });
  };

  // An open side is drawn as a point of its own: "since the 3rd" is no event of the 3rd.
  const shape = ({ node, start, end }, y, height) => {
    const [left, right] = [node.earliest ? start : start - 8, node.latest ? end : end + 8];
    const middle = y + height / 2;
    const tip = node.latest ? "" : `L${right} ${middle}L${end} ${y + height}`;
    const tail = node.earliest ? "" : `L${left} ${middle}`;
    return `M${start} ${y}H${end}${tip}V${y + height}H${start}${tail}Z`;
  };

  const inRange = (state) => {
    const kept = new Set(Visible.events(state).map((node) => node.id));
    return (id) => kept.has(id);
  };

  const mark = (bar, step, isKept) => {
    const { node } = bar;
    const height = Math.max(2, Math.min(7, step - 1.5));
    const classes = ["event", node.id === State.get().node ? "chosen" : "", isKept(node.id) ? "" : "faded", isOpenEnded(node) ? "open" : ""];
    const sign = svg("path", {
      d: shape(bar, HEIGHT - AXIS - (bar.lane + 1) * step, height), class: classes.filter(Boolean).join(" "), "data-node": node.id,
      onclick: () => State.select(node.id),
    }, svg("title", {}, `${node.label}, ${Dates.interval(node.earliest, node.latest)}`));
    sign.style.setProperty("--light", Model.kind(node.id).light);
    sign.style.setProperty("--dark", Model.kind(node.id).dark);
    return sign;
  };

  const bars = (x, state) => {
    const placed = lanes(x);
    const step = Math.min(9, (HEIGHT - AXIS - 3) / (1 + Math.max(0, ...placed.map((bar) => bar.lane))));
    return placed.map((bar) => mark(bar, step, inRange(state)));
  };

  const columns = (x, width) => {
    const [first, last] = domain;
    const n = Math.min(last - first, Math.max(10, Math.floor(width / 9)));
    const size = (last - first) / n;
    const counts = Array(n).fill(0);
    events.forEach((event) => { counts[Math.max(0, Math.min(n - 1, Math.floor((event.from - first) / size)))] += 1; });
    const most = Math.max(...counts);
    return counts.map((count, i) => {
      const height = (count / most) * (HEIGHT - AXIS - 4);
      return svg("rect", { class: "column", x: x(first + i * size), width: Math.max(1, x(first + size) - x(first) - 1), y: HEIGHT - AXIS - height, height },
        svg("title", {}, `${Dom.count(count, "event")} from ${Dates.day(Dates.iso(Math.floor(first + i * size)))}`));
    });
  };

  const ticks = (x, width) => Ticks.choose(...domain, width).map(({ day, text }) => svg("g", {},
    svg("line", { x1: x(day), x2: x(day), y1: 2, y2: HEIGHT - AXIS, class: "grid" }),
    svg("text", { x: x(day), y: HEIGHT - 3, class: "tick" }, text)));

  const chosenDays = (state) => {
    if (range) return range;
    if (!state.from && !state.until) return null;
    return { from: state.from ? Dates.number(state.from) : domain[0], to: state.until ? Dates.number(state.until) : domain[1] - 1 };
  };

  const brush = (x, state) => {
    const days = chosenDays(state);
    if (!days) return null;
    const [left, right] = [x(Math.max(domain[0], days.from)), x(Math.min(domain[1], days.to + 1))];
    return svg("rect", { class: "range", x: left, width: Math.max(2, right - left), y: 1, height: HEIGHT - AXIS - 1 });
  };

  const caption = (state) => {
    const undated = Visible.events({ ...state, from: "", until: "" }).length - events.length;
    const span = events.length ? `, ${Dates.day(Dates.iso(domain[0]))} – ${Dates.day(Dates.iso(domain[1] - 1))}` : "";
    return `${Dom.count(events.length, "dated event")}${span}${undated ? `; ${undated} without a date` : ""}`;
  };

  const hint = (state) => el("p", { class: "hint" }, caption(state), " · drag to choose days",
    state.from || state.until ? el("button", { type: "button", class: "more", onclick: () => State.set({ from: "", until: "" }) }, "All days") : null);

  // The axis spans all dated events that the page holds, so that it stays where it is when filters change.
  const measure = () => {
    const spans = [...Model.nodes.values()].filter((node) => Model.isEvent(node.id) && isDated(node)).map(spanOf);
    if (!spans.length) return false;
    domain = [spans.reduce((low, span) => Math.min(low, span.from), Infinity), spans.reduce((high, span) => Math.max(high, span.to), -Infinity) + 1];
    return true;
  };

  const draw = (state) => {
    const width = box.clientWidth;
    const x = scale(width);
    const marks = events.length > MOST_BARS ? columns(x, width) : bars(x, state);
    Dom.refill(box, svg("svg", { width, height: HEIGHT, role: "img", "aria-label": caption(state) },
      ticks(x, width), brush(x, state), svg("line", { x1: 0, x2: width, y1: HEIGHT - AXIS, y2: HEIGHT - AXIS, class: "axis" }), marks), hint(state));
  };

  const onState = (state) => {
    box.hidden = !measure();
    if (box.hidden) return;
    events = Visible.events({ ...state, from: "", until: "" }).filter(isDated).map(spanOf).sort(inOrder);
    draw(state);
  };

  let anchor = null; // the day that stays while the other end of the range is dragged
  const xOf = (event) => event.clientX - box.getBoundingClientRect().left;

  const grip = (x) => {
    const days = chosenDays(State.get());
    const at = scale(box.clientWidth);
    if (days && Math.abs(at(days.from) - x) < GRIP) return days.to;
    return days && Math.abs(at(days.to + 1) - x) < GRIP ? days.from : null;
  };

  const onDown = (event) => {
    if (event.button !== 0 || event.target.closest("button")) return;
    anchor = grip(xOf(event)) ?? dayAt(xOf(event), box.clientWidth);
  };

  const onMove = (event) => {
    if (anchor === null) return;
    const day = dayAt(xOf(event), box.clientWidth);
    if (!range && day === anchor) return;
    range = { from: Math.min(anchor, day), to: Math.max(anchor, day) };
    draw(State.get());
  };

  const onUp = () => {
    const dragged = range;
    [anchor, range] = [null, null];
    if (dragged) State.set({ from: Dates.iso(dragged.from), until: Dates.iso(dragged.to) });
  };

  const start = () => {
    State.onChange(onState);
    box.addEventListener("pointerdown", onDown);
    addEventListener("pointermove", onMove);
    addEventListener("pointerup", onUp);
    addEventListener("resize", () => box.hidden || draw(State.get()));
  };

  return { start, isDated, spanOf, inOrder };
})();
