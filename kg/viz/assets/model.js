// Holds the nodes, the links and the evidence that the page knows, and the indexes over them. It only ever grows: a page
// that holds the whole graph is filled once, one that is served is filled bit by bit (see source.js).
const Model = (() => {
  const data = Packed.block("data");
  const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
  const nodes = new Map();
  const edges = [];
  const edgesFrom = new Map();
  const edgesTo = new Map();
  const known = new Set(); // what was added already, in a page that is served

  const push = (index, key, item) => {
    if (index.has(key)) index.get(key).push(item);
    else index.set(key, [item]);
  };

  const groupBy = (items, key) => {
    const groups = new Map();
    items.forEach((item) => push(groups, key(item), item));
    return groups;
  };

  const isNew = (...parts) => {
    const key = JSON.stringify(parts);
    if (data.served && known.has(key)) return false;
    if (data.served) known.add(key);
    return true;
  };

  const addNode = (node) => {
    if (nodes.has(node.id)) return;
    node.short ??= node.label;
    node.aliases ??= [];
    node.harm ??= {};
    node.sources ??= node.reports; // statements: only incidents and series are told how independent their reports are
    nodes.set(node.id, node);
  };

  const addEdge = (edge) => {
    if (!isNew(edge)) return;
    edges.push(edge);
    push(edgesFrom, edge.from, edge);
    push(edgesTo, edge.to, edge);
  };

  /** Take in nodes and the links among them. */
  const add = (answer) => {
    const rows = Packed.rows(answer.nodes);
    rows.forEach(addNode);
    Packed.rows(answer.edges).forEach(({ from, to, role }) => addEdge({ from: rows[from].id, to: rows[to].id, role }));
  };

  /** Take in one node that the page made itself, with its links. */
  const put = (node, links) => {
    addNode(node);
    links.forEach(addEdge);
  };

  const INDEXES = ["about", "naming", "by", "within", "figures", "rulings", "quoted"];
  const index = Object.fromEntries(INDEXES.map((name) => [name, new Map()]));

  const addQuotes = (block) => {
    const sentences = Packed.rows(block.sentences);
    return Packed.rows(block.quotes).map(({ sentence, start, end, at, size }) => {
      const { report, number, text } = sentences[sentence];
      return { report, number, start, end, before: text.slice(0, at), exact: text.slice(at, at + size), after: text.slice(at + size) };
    });
  };

  const addSaid = (item) => {
    item.speakers.forEach((speaker) => push(index.by, speaker, item));
    if (item.quote === null) return;
    push(index.within, item.quote.report, item);
    push(index.quoted, `${item.quote.before}${item.quote.exact}${item.quote.after}`, item);
  };

  const addClaim = (claim) => {
    push(index.about, claim.about, claim);
    if (claim.value !== null) push(index.naming, claim.value, claim);
    addSaid(claim);
  };

  const addFigure = (figure) => {
    push(index.figures, figure.about, figure);
    addSaid(figure);
  };

  /** Take in claims, figures and rulings with the words that they rest on. */
  const addEvidence = (block) => {
    const quotes = addQuotes(block);
    const whole = (item) => ({ ...item, speakers: item.speakers ?? [], quote: item.quote === null ? null : quotes[item.quote] });
    const fresh = (table) => Packed.rows(table).map(whole).filter((item) => isNew(item));
    fresh(block.claims).forEach(addClaim);
    fresh(block.figures).forEach(addFigure);
    Packed.rows(block.rulings).filter((ruling) => isNew(ruling)).forEach((ruling) => push(index.rulings, ruling.about, ruling));
  };

  // The evidence is the larger part of a page and not needed to draw it: it is read when it is first asked for.
  let isRead = false;
  const evidence = (name, id) => {
    if (!isRead) addEvidence(Packed.block("evidence-data"));
    isRead = true;
    return id === undefined ? index[name] : index[name].get(id) || [];
  };

  const of = (edgeIndex, id) => edgeIndex.get(id) || [];
  const node = (id) => nodes.get(id);
  const kind = (id) => kinds.get(nodes.get(id).group);
  const isEvent = (id) => kind(id).event;

  /** Return every edge that touches a node as {edge, other, out}. */
  const links = (id) => [
    ...of(edgesFrom, id).map((edge) => ({ edge, other: edge.to, out: true })),
    ...of(edgesTo, id).map((edge) => ({ edge, other: edge.from, out: false })),
  ];

  /** Return the ids at the other ends of the edges of one role, in the order of the file. */
  const along = (id, role) => of(edgesFrom, id).filter((edge) => edge.role === role).map((edge) => edge.to);
  const against = (id, role) => of(edgesTo, id).filter((edge) => edge.role === role).map((edge) => edge.from);

  /** Return what a link of this role is called, read from its start or from its end. */
  const roleName = (role, out) => {
    const names = data.roles[role] || { out: role, into: role };
    return out ? names.out : names.into;
  };

  /** Return how many nodes the graph has of some kinds, whether the page holds them or not; claims are no nodes of it. */
  const total = (accept = (id) => id !== "claim") => data.kinds.map(({ id }) => (accept(id) ? data.totals[id] : 0)).reduce((a, b) => a + b);

  add(data);

  return {
    data, nodes, edges, kinds, node, kind, isEvent, links, along, against, roleName, groupBy, total, add, put, addEvidence,
    claimsAbout: (id) => evidence("about", id),
    claimsNaming: (id) => evidence("naming", id),
    claimsBy: (id) => evidence("by", id),
    claimsIn: (id) => evidence("within", id),
    figuresAbout: (id) => evidence("figures", id),
    rulingsAbout: (id) => evidence("rulings", id),
    quoted: () => evidence("quoted"),
  };
})();
