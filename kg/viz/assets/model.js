// Holds the data of the page, read once, and the indexes over it. Nothing here changes after loading.
const Model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));

  const groupBy = (items, key) => {
    const groups = new Map();
    items.forEach((item) => {
      const name = key(item);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    });
    return groups;
  };

  const edgesFrom = groupBy(data.edges, (edge) => edge.from);
  const edgesTo = groupBy(data.edges, (edge) => edge.to);
  const claimsAbout = groupBy(data.claims, (claim) => claim.about);
  const claimsNaming = groupBy(data.claims.filter((claim) => claim.value !== null), (claim) => claim.value);
  const said = [...data.claims, ...data.figures];
  const bySpeaker = groupBy(said.flatMap((item) => item.speakers.map((speaker) => ({ speaker, item }))), (pair) => pair.speaker);
  const claimsIn = groupBy(said.filter((item) => item.quote !== null), (item) => data.quotes[item.quote].report);
  const figuresAbout = groupBy(data.figures, (figure) => figure.about);
  const rulingsAbout = groupBy(data.rulings, (ruling) => ruling.about);

  const of = (index, id) => index.get(id) || [];
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

  return {
    data, nodes, kinds, node, kind, isEvent, links, along, against, roleName, groupBy,
    claimsAbout: (id) => of(claimsAbout, id),
    claimsNaming: (id) => of(claimsNaming, id),
    claimsBy: (id) => of(bySpeaker, id).map((pair) => pair.item),
    claimsIn: (id) => of(claimsIn, id),
    figuresAbout: (id) => of(figuresAbout, id),
    rulingsAbout: (id) => of(rulingsAbout, id),
    quote: (index) => data.quotes[index],
  };
})();
