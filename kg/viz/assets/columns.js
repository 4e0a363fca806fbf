// The columns of the table for each kind of node: what a cell says, and what it is sorted by.
const Columns = (() => {
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
    { key: (node) => node.earliest || node.latest || "9999", csv: (node) => [node.earliest, node.latest].filter(Boolean).join("/"), keep: true });
  const TYPE = column("Type", (node) => node.type || "");
  const STATUS = column("Status", (node) => node.status || "");
  const REPORTS = number("Reports", (node) => node.reports);
  const SOURCES = number("Sources", (node) => node.sources);

  const EVENT = [
    DATE, column("Event", short, { link: true }), TYPE, column("Initiator", role("initiator")), column("Target", role("target")),
    column("Object hit", role("targetObject")), column("Place", role("location")), column("Near", role("near")), column("Weapon", role("weapon")),
    column("Killed", harm("killed"), { key: lowest("killed"), numeric: true }),
    column("Injured", harm("injured"), { key: lowest("injured"), numeric: true }), STATUS, REPORTS, SOURCES,
  ];
  const STATEMENT = [
    DATE, column("Statement", short, { link: true }), TYPE, column("Speaker", role("speaker")), column("About", role("about")), STATUS, REPORTS,
  ];
  const REPORT = [DATE, column("Report", label, { link: true }), column("Publisher", (node) => node.publisher || ""), number("Events", events)];
  const THING = [column("Name", label, { link: true }), TYPE, column("Also written", (node) => node.aliases.join("; ")),
    number("Events", events), REPORTS];
  const SERIES = [...EVENT.slice(0, 3), column("How many", (node) => node.count || ""), ...EVENT.slice(3)];
  const OF_KIND = { incident: EVENT, unconfirmed: EVENT, series: SERIES, statement: STATEMENT, report: REPORT };

  /** Return the columns that have something to say about any of the rows. */
  const of = (kind, rows) => (OF_KIND[kind] || THING).filter((col) => col.keep || col.link || rows.some((node) => col.text(node) !== ""));

  return { of };
})();
