// The table view: the same content as the network for keyboards, screen readers and spreadsheets.
const Table = (() => {
  const { el } = Dom;
  const MOST = 500; // rows drawn at once; the file holds all of them

  const names = (ids) => [...new Set(ids)].map((id) => Model.node(id).label).join("; ");
  const role = (name) => (node) => names(Model.along(node.id, name));
  const harm = (name) => (node) => (node.harm[name] ? Figures.number(node.harm[name]) : "");
  const lowest = (name) => (node) => (node.harm[name] ? node.harm[name].low : -1);
  const label = (node) => node.label;
  const short = (node) => node.short; // the day has a column of its own
  const events = (node) => new Set(Model.links(node.id).map((link) => link.other).filter(Model.isEvent)).size;

  const column = (title, text, extra = {}) => ({ title, text, key: text, ...extra });
  const number = (title, value) => column(title, (node) => `${value(node)}`, { key: value, numeric: true });

  const DATE = column("Date", (node) => Dates.interval(node.earliest, node.latest),
    { key: (node) => node.earliest || node.latest || "", csv: (node) => [node.earliest, node.latest].filter(Boolean).join("/"), keep: true });
  const TYPE = column("Type", (node) => node.type || "");
  const REPORTS = number("Reports", (node) => node.reports);

  const EVENT = [
    DATE, column("Event", short, { link: true }), TYPE, column("Initiator", role("initiator")), column("Target", role("target")),
    column("Object hit", role("targetObject")), column("Place", role("location")), column("Weapon", role("weapon")),
    column("Killed", harm("killed"), { key: lowest("killed"), numeric: true }),
    column("Injured", harm("injured"), { key: lowest("injured"), numeric: true }), REPORTS,
  ];
  const STATEMENT = [DATE, column("Statement", short, { link: true }), TYPE, column("Speaker", role("speaker")), column("About", role("about")), REPORTS];
  const REPORT = [DATE, column("Report", label, { link: true }), column("Publisher", (node) => node.publisher || ""), number("Events", events)];
  const THING = [column("Name", label, { link: true }), TYPE, column("Also written", (node) => node.aliases.join("; ")),
    number("Events", events), REPORTS];
  const COLUMNS = { incident: EVENT, series: [...EVENT.slice(0, 3), column("How many", (node) => node.count || ""), ...EVENT.slice(3)], statement: STATEMENT, report: REPORT };

  let kind = null;
  let sort = { title: null, down: false };
  const box = Dom.byId("table");

  const columns = () => {
    const all = COLUMNS[kind] || THING;
    return all.filter((col) => col.keep || col.link || rowsOf().some((node) => col.text(node) !== ""));
  };

  const rowsOf = () => Model.data.nodes.filter((node) => node.group === kind);

  const compare = (col) => (a, b) => {
    const [x, y] = [col.key(a), col.key(b)];
    const order = col.numeric ? x - y : `${x}`.localeCompare(`${y}`, "en");
    return (sort.down ? -order : order) || (a.id < b.id ? -1 : 1);
  };

  const sorted = () => {
    const col = columns().find((item) => item.title === sort.title);
    return col ? [...rowsOf()].sort(compare(col)) : rowsOf();
  };

  const cellClass = (col) => {
    if (col.link) return "name";
    if (col.keep) return "date";
    return col.numeric ? "numeric" : null;
  };

  const cell = (col, node) => el("td", { class: cellClass(col) },
    col.link ? el("button", { type: "button", class: "link", "data-node": node.id, onclick: () => State.select(node.id) },
      el("span", {}, col.text(node))) : col.text(node));

  const row = (shown, chosen) => (node) => el("tr", { class: node.id === chosen ? "chosen" : null }, shown.map((col) => cell(col, node)));

  const sortBy = (col) => {
    sort = { title: col.title, down: sort.title === col.title ? !sort.down : Boolean(col.numeric) };
    render(State.get());
    box.querySelector(`th[data-column="${col.title}"] button`).focus();
  };

  const heading = (col) => {
    const order = sort.down ? "descending" : "ascending";
    const mine = sort.title === col.title;
    const arrow = mine ? (sort.down ? " ↓" : " ↑") : "";
    return el("th", { scope: "col", "data-column": col.title, "aria-sort": mine ? order : "none" },
      el("button", { type: "button", onclick: () => sortBy(col) }, `${col.title}${arrow}`));
  };

  // A cell that a spreadsheet would take for a formula is kept as text by a leading apostrophe.
  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  const csv = () => {
    const shown = columns();
    const line = (cells) => `${cells.map(quoted).join(",")}\r\n`;
    const rows = sorted().map((node) => line([node.id, ...shown.map((col) => (col.csv || col.text)(node))]));
    return [line(["Id", ...shown.map((col) => col.title)]), ...rows];
  };

  const download = () => Dom.save(`${kind}.csv`, "text/csv;charset=utf-8", ["\ufeff", ...csv()]);

  const choose = (id) => {
    kind = id;
    sort = { title: null, down: false };
    render(State.get());
  };

  const present = () => Model.data.kinds.filter((item) => Model.data.nodes.some((node) => node.group === item.id));

  const tools = (rows) => el("div", { class: "tools" },
    el("span", { class: "group", role: "group", "aria-label": "Rows" }, present().map((item) => el("button", {
      type: "button", "aria-pressed": `${item.id === kind}`, onclick: () => choose(item.id),
    }, item.plural))),
    el("button", { type: "button", id: "csv", onclick: download }, `CSV (${rows})`));

  const render = (state) => {
    if (state.view !== "table") return;
    const shown = columns();
    const rows = sorted();
    Dom.refill(box, tools(rows.length), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" },
      el("table", { class: "rows" },
        el("caption", { class: "unseen" }, `${Model.kinds.get(kind).plural}, ${rows.length} rows`),
        el("thead", {}, el("tr", {}, shown.map(heading))),
        el("tbody", {}, rows.slice(0, MOST).map(row(shown, state.node)))),
      rows.length > MOST ? el("p", { class: "hint" }, `The first ${MOST} of ${rows.length} rows; the CSV file holds all.`) : null));
  };

  const start = () => {
    kind = present()[0]?.id ?? null;
    State.onChange((state) => kind && render(state));
  };

  return { id: "table", title: "Table", start, show: () => {}, csv };
})();
