// Places the nodes of a focused view: the centre in the middle, each step outwards on an ellipse of its own.
const Focus = (() => {
  const ROOM = 118; // length of ellipse that a label of two lines needs, in layout units (pixels at scale 1)
  const WIDE = 1.45; // labels are wider than high

  const angleOf = (id, centre) => Math.atan2(Model.node(id).y - centre.y, Model.node(id).x - centre.x);

  const radius = (n, smallest) => Math.max(smallest, (n * ROOM) / (2 * Math.PI * WIDE));

  // Two radii in turn where a ring is crowded: neighbours' labels then stand at different heights.
  const onRing = (ids, from) => {
    const step = (2 * Math.PI) / ids.length;
    const base = radius(ids.length * (ids.length > 10 ? 0.6 : 1), from);
    const place = (id, i) => {
      const r = base + (ids.length > 10 && i % 2 ? 90 : 0);
      return [id, { x: r * WIDE * Math.cos(i * step - Math.PI / 2), y: r * Math.sin(i * step - Math.PI / 2) }];
    };
    return { placed: ids.map(place), outer: base + (ids.length > 10 ? 90 : 0) };
  };

  // Each outer node stands near the angle of an inner node that it is linked to.
  const outerOrder = (ids, inner) => {
    const angles = new Map(inner.map(([id], i) => [id, i]));
    const key = (id) => Math.min(...Model.links(id).map((link) => angles.get(link.other) ?? Infinity));
    return [...ids].sort((a, b) => key(a) - key(b) || (a < b ? -1 : 1));
  };

  /** Return a Map of id to {x, y} for the ids around a centre. */
  const positions = (centre, hops, isAllowed) => {
    const distance = Visible.around(centre, hops, isAllowed);
    const at = Model.node(centre);
    const ring = (step) => [...distance.keys()].filter((id) => distance.get(id) === step);
    const first = ring(1).sort((a, b) => angleOf(a, at) - angleOf(b, at) || (a < b ? -1 : 1));
    const near = onRing(first, 150);
    const far = onRing(outerOrder(ring(2), near.placed), near.outer + 130);
    return new Map([[centre, { x: 0, y: 0 }], ...near.placed, ...far.placed]);
  };

  return { positions };
})();
