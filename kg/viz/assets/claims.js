// Claims as nodes, on demand: what is claimed of the selected node, or by it, each between its event, the one who is named,
// the speaker and the report. Claims of all nodes at once would turn every report into a star; they are made when asked for.
const Claims = (() => {
  const KIND = "claim";
  const MOST = 40; // claims around one node
  const made = new Map(); // claim or figure -> id of its node

  const isShown = (state) => state.node !== null && Model.kinds.has(KIND) && !state.hidden.has(KIND);

  const figureText = (item) => `${Figures.number(item)} ${item.harm}`;
  const dateText = (item) => Dates.interval(item.low, item.high) || item.text;
  const valueText = (item) => (item.value === null ? item.text : Model.node(item.value).label);

  const textOf = (item) => {
    if (item.harm) return figureText(item);
    return `${Model.roleName(item.part, true)}: ${item.part === "date" ? dateText(item) : valueText(item)}`;
  };

  const linksOf = (id, item) => [
    { from: id, to: item.about, role: "claims" },
    ...[item.value ?? item.whom ?? null].filter(Boolean).map((to) => ({ from: id, to, role: "names" })),
    ...item.speakers.map((to) => ({ from: id, to, role: "saidBy" })),
    { from: id, to: item.quote.report, role: "inReport" },
  ];

  // Around the event, in the order of the claims.
  const placeOf = ({ about }, i) => ({ x: Model.node(about).x + 70 * Math.cos(i * 2.4), y: Model.node(about).y + 70 * Math.sin(i * 2.4) });

  const make = (item, i) => {
    const id = `${KIND}/${made.size}`;
    made.set(item, id);
    const label = textOf(item);
    const links = linksOf(id, item);
    const node = { id, label, short: label, group: KIND, about: item.about, status: item.status, degree: links.length, rank: 0, reports: 1 };
    Model.put({ ...node, ...placeOf(item, i) }, links);
  };

  const around = (node) => [...new Set([
    ...Model.claimsAbout(node), ...Model.figuresAbout(node), ...Model.claimsBy(node), ...Model.claimsNaming(node),
  ])].filter((item) => item.quote !== null && item.part !== "attributed");

  /** Make the nodes that a state shows, if it shows any. */
  const prepare = (state) => {
    if (isShown(state)) around(state.node).slice(0, MOST).forEach((item, i) => made.has(item) || make(item, i));
  };

  /** Return whether a claim's node belongs to the selection. */
  const concerns = (id, state) => isShown(state) && Model.links(id).some(({ other }) => other === state.node);

  return { KIND, prepare, concerns, isShown };
})();
