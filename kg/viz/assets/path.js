// Finds how two nodes hang together: the shortest ways between them over links of any direction.
const Path = (() => {
  const MOST = 60; // nodes of all ways together

  // A report tells of many things that have nothing else in common, so a way does not lead through one.
  const isOpen = (end) => (id) => id === end || Model.node(id).group !== "report";

  const step = (ring, distance, isAllowed) => {
    const found = new Set();
    ring.forEach((id) => Model.links(id).forEach(({ other }) => { if (!distance.has(other) && isAllowed(other)) found.add(other); }));
    return [...found];
  };

  const distances = (start, end) => {
    const distance = new Map([[start, 0]]);
    let ring = [start];
    for (let steps = 1; ring.length && !distance.has(end); steps += 1) {
      ring = step(ring, distance, isOpen(end));
      ring.forEach((id) => distance.set(id, steps));
    }
    return distance;
  };

  const better = (a, b) => Model.node(b).rank - Model.node(a).rank || (a < b ? -1 : 1);

  // From the end back: each step goes to nodes that are one nearer to the start.
  const layers = ({ node, path }) => {
    const distance = distances(node, path);
    if (!distance.has(path)) return [];
    const found = [[path]];
    for (let steps = distance.get(path) - 1; steps >= 0; steps -= 1) {
      const before = new Set(found[0].flatMap((id) => Model.links(id).map((link) => link.other)).filter((id) => distance.get(id) === steps));
      found.unshift([...before].sort(better));
    }
    return found;
  };

  /** Return the nodes of the shortest ways, from start to end; only the two ends where no way leads from one to the other. */
  const nodes = (state) => [...new Set([state.node, state.path, ...layers(state).flat()])].slice(0, MOST);

  const linked = (a, b) => Model.links(a).find(({ other }) => other === b);

  /** Return one shortest way as steps {from, to, edge, out}; [] where there is none. */
  const way = (state) => {
    const found = [];
    const [[start] = [], ...rest] = layers(state);
    let at = start;
    rest.forEach((layer) => {
      const to = layer.find((id) => linked(at, id));
      found.push({ from: at, to, ...linked(at, to) });
      at = to;
    });
    return found;
  };

  /** Return a Map of id to {x, y}: each layer of the ways in a column of its own. */
  const positions = (state) => {
    const columns = layers(state);
    const place = (column, x) => column.map((id, i) => [id, { x: x * 210, y: (i - (column.length - 1) / 2) * 96 }]);
    if (!columns.length) return new Map([[state.node, { x: -150, y: 0 }], [state.path, { x: 150, y: 0 }]]);
    return new Map(columns.flatMap(place));
  };

  return { nodes, way, positions };
})();
