// Paints the scene: links, signs and labels, all of them in pixels of the view, on the screen, for a PNG or as SVG.
const Painter = (() => {
  // Signs have one size at every zoom: in a far view they neither vanish nor grow into a carpet.
  const radius = (id) => {
    const node = Model.node(id);
    const size = (Model.kinds.get(node.group).event ? 8.5 : 6.5) + Math.min(5, Math.sqrt(node.degree));
    return size * (Scene.isNarrow() ? 0.75 : 1) * Math.min(1, Math.max(0.55, Math.sqrt(60 / Scene.shown().size)));
  };

  const halo = (id) => {
    if (Scene.isMarked(id)) return { halo: Shapes.ink("accent"), haloWidth: 3 };
    if (Scene.isFound(id)) return { halo: Shapes.ink("mark-strong"), haloWidth: 3 };
    return { halo: Shapes.ink("canvas"), haloWidth: 1.5 };
  };

  /** Return how a node's sign is drawn at a place, where one pixel is `scale` units. */
  const sign = (id, { x, y }, scale) => {
    const { halo: ring, haloWidth } = halo(id);
    return { kind: Model.kind(id), x, y, radius: radius(id) / scale, halo: ring, haloWidth: haloWidth / scale, alpha: Scene.strength(id) };
  };

  const touches = (edge, id) => edge.from === id || edge.to === id;

  const faint = (from, to) => Math.min(Scene.strength(from), Scene.strength(to), State.get().node ? 0.35 : 1, Math.max(0.3, 150 / Scene.links().length));

  const line = (places, edge) => {
    const [from, to] = Edges.ends(edge);
    const { node, path } = State.get();
    const strong = path !== "" || (node !== null && touches(edge, node));
    return { edge, strong, from: places.get(from), to: places.get(to), toRadius: radius(to), alpha: strong ? 1 : faint(from, to) };
  };

  // A hub has hundreds of links: drawn in full they would be a disc of ink.
  const MOST_STRONG = 50;
  const links = (ctx, places) => {
    const lines = Scene.links().map((edge) => line(places, edge)).sort((a, b) => a.strong - b.strong);
    const strong = lines.filter((each) => each.strong).length;
    const thin = Math.max(0.2, Math.min(1, MOST_STRONG / strong));
    lines.forEach((each) => Edges.draw(ctx, each.strong ? { ...each, alpha: each.alpha * thin } : each));
  };

  const signs = (ctx, places) => places.forEach((place, id) => Shapes.draw(ctx, sign(id, place, 1)));

  const label = (places, id) => ({
    id, text: Scene.text(id), ...places.get(id), radius: radius(id), alpha: 1,
    bold: Scene.isBold(id), must: Scene.isMarked(id), rim: Scene.isBold(id) && !Scene.isCrowded() ? 0.1 : 0,
    up: State.get().hops > 0 && places.get(id).y < Scene.size().height / 2, // in a focused view labels stand on the outer side
  });

  // What a link of the selected node means stands on it, nearer to the other end, where the links are apart.
  const MOST_NAMED = 40;
  const NEARER_TO_END = [0.6, 0.7, 0.5, 0.8];
  const NEARER_TO_START = [0.4, 0.3, 0.5, 0.2];
  const linkLabel = (places, edge) => {
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    const at = edge.from === State.get().node ? NEARER_TO_END : NEARER_TO_START;
    const spots = at.map((share) => ({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }));
    return { id: `${edge.from} ${edge.role} ${edge.to}`, text: Model.roleName(edge.role, true), spots, ...spots[0], alpha: 1 };
  };

  const linkLabels = (places) => {
    const { node, path } = State.get();
    const mine = Scene.links().filter((edge) => path || touches(edge, node));
    return node && mine.length <= MOST_NAMED ? mine.map((edge) => linkLabel(places, edge)) : [];
  };

  /** Find places for the labels: the selected node's first, then what its links mean, then the others. */
  const arrange = (ctx, places) => {
    const items = Scene.order().filter((id) => Scene.strength(id) > 0.5).map((id) => label(places, id));
    const isFirst = (item) => item.must || Scene.isNear(item.id);
    return Labels.arrange(ctx, [...items.filter(isFirst), ...linkLabels(places), ...items.filter((item) => !isFirst(item))], Scene.size());
  };

  return { sign, links, signs, arrange };
})();
