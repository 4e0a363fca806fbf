// The strip below the views: when the events happened. An event that may have happened on any of several days is a bar
// over all of them; with many events, columns count them instead.
const Timeline = (() => {
  const { svg } = Dom;
  const MOST_BARS = 90;
  const HEIGHT = 62;
  const AXIS = 16;
  const SIDE = 14;
  const box = Dom.byId("timeline");

  const events = Model.data.nodes.filter((node) => Model.isEvent(node.id) && (node.earliest || node.latest))
    .map((node) => ({ id: node.id, from: Dates.number(node.earliest || node.latest), to: Dates.number(node.latest || node.earliest) }))
    .sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1));
  const undated = Model.data.nodes.filter((node) => Model.isEvent(node.id) && !node.earliest && !node.latest).length;
  const first = Math.min(...events.map((event) => event.from));
  const last = Math.max(...events.map((event) => event.to)) + 1;

  const scale = (width) => (days) => SIDE + ((days - first) / (last - first)) * (width - 2 * SIDE);

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

  const mark = (bar, step) => {
    const node = Model.node(bar.id);
    const height = Math.max(2, Math.min(7, step - 1.5));
    const sign = svg("rect", {
      x: bar.start, y: HEIGHT - AXIS - (bar.lane + 1) * step, width: bar.end - bar.start, height, rx: Math.min(2.5, height / 2),
      class: `event${bar.id === State.get().node ? " chosen" : ""}`, "data-node": bar.id, onclick: () => State.select(bar.id),
    }, svg("title", {}, `${node.label}, ${Dates.interval(node.earliest, node.latest)}`));
    sign.style.setProperty("--light", Model.kind(bar.id).light);
    sign.style.setProperty("--dark", Model.kind(bar.id).dark);
    return sign;
  };

  const bars = (x) => {
    const placed = lanes(x);
    const step = Math.min(9, (HEIGHT - AXIS - 3) / (1 + Math.max(...placed.map((bar) => bar.lane))));
    return placed.map((bar) => mark(bar, step));
  };

  const columns = (x, width) => {
    const n = Math.min(last - first, Math.max(10, Math.floor(width / 9)));
    const size = (last - first) / n;
    const counts = Array(n).fill(0);
    events.forEach((event) => { counts[Math.min(n - 1, Math.floor((event.from - first) / size))] += 1; });
    const most = Math.max(...counts);
    return counts.map((count, i) => {
      const height = (count / most) * (HEIGHT - AXIS - 4);
      return svg("rect", { class: "column", x: x(first + i * size), width: Math.max(1, x(first + size) - x(first) - 1), y: HEIGHT - AXIS - height, height },
        svg("title", {}, `${Dom.count(count, "event")} from ${Dates.day(Dates.iso(Math.floor(first + i * size)))}`));
    });
  };

  const range = (from, to, step) => Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);

  const dayTicks = (step) => range(first, last, step).map((day) => {
    const [, month, date] = Dates.iso(day).split("-").map(Number);
    return { day, text: `${date} ${Dates.MONTHS[month - 1]}` };
  });

  // Months are counted from year 0; a tick stands on the first day of its month.
  const monthOf = (day) => {
    const [year, month] = Dates.iso(day).split("-").map(Number);
    return 12 * year + month - 1;
  };

  const monthTicks = (step) => range(Math.ceil(monthOf(first) / step) * step, monthOf(last) + 1, step).map((month) => {
    const [year, m] = [Math.floor(month / 12), month % 12];
    const day = Dates.number(`${year}-${String(m + 1).padStart(2, "0")}-01`);
    return { day, text: step < 12 ? `${Dates.MONTHS[m]} ${year}` : `${year}` };
  }).filter((tick) => tick.day >= first);

  const DAYS = [1, 2, 7, 14];
  const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600];

  const chooseTicks = (room) => {
    const days = DAYS.find((step) => (last - first) / step <= room);
    if (days) return dayTicks(days);
    return monthTicks(MONTHS.find((step) => (last - first) / (30.4 * step) <= room) || 1200);
  };

  const ticks = (x, width) => chooseTicks(Math.max(2, Math.floor(width / 96))).map(({ day, text }) => svg("g", {},
    svg("line", { x1: x(day), x2: x(day), y1: 2, y2: HEIGHT - AXIS, class: "grid" }),
    svg("text", { x: x(day), y: HEIGHT - 3, class: "tick" }, text)));

  const caption = () => {
    const span = `${Dates.day(Dates.iso(first))} – ${Dates.day(Dates.iso(last - 1))}`;
    return `${Dom.count(events.length, "dated event")}, ${span}${undated ? `; ${undated} without a date` : ""}`;
  };

  const render = () => {
    const width = box.clientWidth;
    const x = scale(width);
    const marks = events.length > MOST_BARS ? columns(x, width) : bars(x);
    Dom.refill(box, svg("svg", { width, height: HEIGHT, role: "img", "aria-label": caption() },
      ticks(x, width), svg("line", { x1: 0, x2: width, y1: HEIGHT - AXIS, y2: HEIGHT - AXIS, class: "axis" }), marks),
    Dom.el("p", { class: "hint" }, caption()));
  };

  const start = () => {
    box.hidden = events.length === 0;
    if (box.hidden) return;
    State.onChange(render);
    addEventListener("resize", render);
  };

  return { start };
})();
