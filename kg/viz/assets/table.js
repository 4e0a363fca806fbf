// The table view: the same content as the network for keyboards, screen readers and spreadsheets.
const Table = (() => {
  const { el } = Dom;
  const MOST = 500; // rows drawn at once; the CSV file holds all
  const box = Dom.byId("table");

  const present = () => Model.data.kinds.filter(({ id }) => Model.data.totals[id] > 0 && id !== Claims.KIND);
  const kind = () => State.get().rows || present()[0]?.id || "";
  const rowsOf = () => Visible.ofKind(State.get(), kind());

  // In the address a sorted column is its title; a minus before it means downwards. Events come in the order of days at
  // first, other things by how many events they take part in.
  const first = () => (["actor", "place", "weapon", "object"].includes(kind()) ? "-Events" : "Date");
  const order = () => {
    const sort = State.get().sort || first();
    return { title: sort.replace(/^-/, ""), down: sort.startsWith("-") };
  };

  const compare = (col, down) => (a, b) => {
    const [x, y] = [col.key(a), col.key(b)];
    const difference = col.numeric ? x - y : `${x}`.localeCompare(`${y}`, "en");
    return (down ? -difference : difference) || (a.id < b.id ? -1 : 1);
  };

  const sorted = (rows, shown) => {
    const { title, down } = order();
    const col = shown.find((item) => item.title === title);
    return col ? [...rows].sort(compare(col, down)) : rows;
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
    const { title, down } = order();
    const isDown = title === col.title ? !down : Boolean(col.numeric);
    State.set({ sort: `${isDown ? "-" : ""}${col.title}` });
    box.querySelector(`th[data-column="${col.title}"] button`).focus();
  };

  const heading = (col) => {
    const { title, down } = order();
    const isMine = title === col.title;
    const arrow = isMine ? (down ? " ↓" : " ↑") : "";
    const direction = down ? "descending" : "ascending";
    return el("th", { scope: "col", "data-column": col.title, "aria-sort": isMine ? direction : "none" },
      el("button", { type: "button", onclick: () => sortBy(col) }, `${col.title}${arrow}`));
  };

  // A cell that a spreadsheet would take for a formula is kept as text by a leading apostrophe.
  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  /** Return the rows as lines of CSV, in the order of the table. */
  const csv = () => {
    const rows = rowsOf();
    const shown = Columns.of(kind(), rows);
    const line = (cells) => `${cells.map(quoted).join(",")}\r\n`;
    return [line(["Id", ...shown.map((col) => col.title)]),
      ...sorted(rows, shown).map((node) => line([node.id, ...shown.map((col) => (col.csv || col.text)(node))]))];
  };

  const tools = () => el("div", { class: "tools" }, el("span", { class: "group", role: "group", "aria-label": "Rows" }, present().map((item) => el("button", {
    type: "button", "aria-pressed": `${item.id === kind()}`, onclick: () => State.set({ rows: item.id, sort: "" }),
  }, item.plural))));

  // A page that is served holds a part of the rows: the others come a page at a time, in the order of days.
  const nextRows = () => {
    const held = [...Model.nodes.values()].filter((node) => node.group === kind()).length;
    const total = Model.data.totals[kind()];
    if (held >= total) return null;
    const act = () => Source.more(kind(), asked.get(kind()) || 0, take(kind()));
    return el("button", { type: "button", class: "more", onclick: act }, `${held} of ${total} are loaded: load more`);
  };

  const asked = new Map(); // kind -> rows asked for so far
  const take = (id) => ({ ids }) => {
    asked.set(id, (asked.get(id) || 0) + ids.length);
    State.refresh();
  };

  const rest = (n) => (n > MOST ? el("p", { class: "hint" }, `The first ${MOST} of ${n} rows; filter or sort to see others. The CSV file holds all.`) : null);

  const render = (state) => {
    const rows = rowsOf();
    const shown = Columns.of(kind(), rows);
    const { scrollTop } = box.querySelector(".scroll") ?? { scrollTop: 0 };
    Dom.refill(box, tools(), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" },
      el("table", { class: "rows" },
        el("caption", { class: "unseen" }, `${Model.kinds.get(kind()).plural}, ${rows.length} rows`),
        el("thead", {}, el("tr", {}, shown.map(heading))),
        el("tbody", {}, sorted(rows, shown).slice(0, MOST).map(row(shown, state.node)))),
      rest(rows.length), nextRows()));
    box.querySelector(".scroll").scrollTop = scrollTop;
  };

  const start = () => State.onChange((state) => state.view === "table" && kind() && render(state));

  return { id: "table", title: "Table", start, show: () => {}, fit: () => {}, csv, kind };
})();
