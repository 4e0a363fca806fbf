// The network view. vis-network keeps positions, zoom, dragging and hit tests; links, signs and labels are ours.
const Network = (() => {
  const OPTIONS = {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { chosen: false, label: undefined },
  };
  const FADED = 0.13;
  const MARGIN = { x: 140, y: 84 }; // pixels
  const NARROW = 520; // pixels
  const CROWD = 120; // nodes
  const CLOSEST = 1.6;
  const MOST_STRETCHED = 1.6;
  const box = Dom.byId("network");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let vis;
  let [width, height] = [0, 0]; // of the view; asking the page for them in every frame is slow
  let shown = new Set();
  let shownEdges = [];
  let beside = new Set(); // the neighbours of the selected node
  let near = new Set(); // what stays strong while the rest steps back
  let found = new Set();
  let hovered = null;
  let isStale = false; // the drawing changed while another view was open

  // Signs have one size at every zoom: in a far view they neither vanish nor grow into a carpet.
  const radius = (node) => {
    const size = (Model.kinds.get(node.group).event ? 8.5 : 6.5) + Math.min(5, Math.sqrt(node.degree));
    return size * (width < NARROW ? 0.75 : 1) * Math.min(1, Math.max(0.55, Math.sqrt(60 / shown.size)));
  };

  // With a selection, all but its neighbours step back; with a search, all but what it found.
  const strength = (id) => {
    if (near.size) return near.has(id) ? 1 : FADED;
    return found.size && !found.has(id) ? 0.25 : 1;
  };

  const halo = (id) => {
    if (id === State.get().node || id === hovered) return { halo: Shapes.ink("accent"), haloWidth: 3 };
    if (found.has(id)) return { halo: Shapes.ink("mark-strong"), haloWidth: 3 };
    return { halo: Shapes.ink("canvas"), haloWidth: 1.5 };
  };

  const sign = (id, { x, y }, scale) => {
    const { halo: ring, haloWidth } = halo(id);
    return { kind: Model.kind(id), x, y, radius: radius(Model.node(id)) / scale, halo: ring, haloWidth: haloWidth / scale, alpha: strength(id) };
  };

  const drawNode = ({ ctx, id, x, y }) => {
    const drawn = sign(id, { x, y }, vis.getScale());
    return { drawNode: () => Shapes.draw(ctx, drawn), nodeDimensions: { width: 2 * drawn.radius, height: 2 * drawn.radius } };
  };

  // vis draws in its own coordinates; below, everything is in pixels of the page.
  const inPixels = (ctx, paint) => {
    ctx.save();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(ctx, pixels());
    ctx.restore();
  };

  /** Return where each drawn node stands, in pixels of the view. */
  const pixels = () => {
    const places = vis.getPositions([...shown]);
    const scale = vis.getScale();
    const zero = vis.canvasToDOM({ x: 0, y: 0 });
    return new Map([...shown].map((id) => [id, { x: places[id].x * scale + zero.x, y: places[id].y * scale + zero.y }]));
  };

  const lineOf = (places, edge) => {
    const [from, to] = Edges.ends(edge);
    const chosen = State.get().node;
    const strong = State.get().path !== "" || (chosen !== null && (edge.from === chosen || edge.to === chosen));
    return {
      edge, strong, from: places.get(from), to: places.get(to), toRadius: radius(Model.node(to)),
      alpha: strong ? 1 : Math.min(strength(from), strength(to), chosen ? 0.35 : 1, Math.max(0.3, 150 / shownEdges.length)),
    };
  };

  const drawEdges = (ctx, places) => {
    const lines = shownEdges.map((edge) => lineOf(places, edge)).sort((a, b) => a.strong - b.strong);
    lines.forEach((line) => Edges.draw(ctx, line));
  };

  const drawSigns = (ctx, places) => places.forEach((place, id) => Shapes.draw(ctx, sign(id, place, 1)));

  // Incidents are named before statements about them, both before those who took part.
  const WEIGHT = Object.fromEntries(Model.data.kinds.map((kind) => [kind.id, kind.event ? 2 : 0]));
  Object.assign(WEIGHT, { incident: 3, series: 3 });

  const importance = (id) => {
    if (id === State.get().node || id === hovered) return 1e6;
    return (near.has(id) || beside.has(id) || found.has(id) ? 1e4 : 0) + WEIGHT[Model.node(id).group] * 100 + Model.node(id).degree;
  };

  const isCrowded = () => width < NARROW || shown.size > CROWD;

  const isBold = (id) => WEIGHT[Model.node(id).group] === 3;

  // In a focused view each name says how many neighbours are not drawn yet.
  const textOf = (id) => {
    const more = State.get().hops > 0 ? hiddenAt(id) : 0;
    return more ? `${Model.node(id).short} (+${more})` : Model.node(id).short;
  };

  const labelOf = (places, id) => ({
    id, text: texts.get(id), ...places.get(id), radius: radius(Model.node(id)),
    bold: isBold(id), alpha: 1, must: importance(id) >= 1e6, rim: isBold(id) && !isCrowded() ? 0.1 : 0,
    up: State.get().hops > 0 && places.get(id).y < height / 2, // in a focused view labels stand on the outer side
  });

  // What a link of the selected node means stands on it, nearer to the other end, where the links are apart.
  const MOST_NAMED = 40;
  const linkLabel = (places, { edge, from, to }) => {
    const at = edge.from === State.get().node ? [0.6, 0.7, 0.5, 0.8] : [0.4, 0.3, 0.5, 0.2];
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    const spots = at.map((share) => ({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }));
    return { id: `${from} ${to}`, text: Model.roleName(edge.role, true), spots, ...spots[0], alpha: 1 };
  };

  const linkLabels = (places) => {
    const { node, path } = State.get();
    const mine = shownEdges.filter((edge) => path || edge.from === node || edge.to === node);
    return node && mine.length <= MOST_NAMED ? mine.map((edge) => linkLabel(places, { edge, from: edge.from, to: edge.to })) : [];
  };

  const arrangeLabels = (ctx, places) => {
    const named = order.filter((id) => strength(id) > 0.5);
    const items = named.map((id) => labelOf(places, id));
    const first = items.filter((item) => item.must || near.has(item.id));
    const rest = items.filter((item) => !first.includes(item));
    return Labels.arrange(ctx, [...first, ...linkLabels(places), ...rest], { width, height });
  };

  // While the view is dragged, the labels keep their places among the nodes: finding places anew would halve the frames.
  let dragged = null; // the labels and where the drawing stood when the drag began
  let arranged = [];
  const origin = () => vis.canvasToDOM({ x: 0, y: 0 });

  const drawLabels = (ctx, places) => {
    if (!dragged) arranged = arrangeLabels(ctx, places);
    const { x, y } = origin();
    Labels.write(ctx, arranged, dragged ? { x: x - dragged.x, y: y - dragged.y } : undefined);
  };

  const onDrag = ({ nodes }) => { dragged = nodes.length ? null : origin(); };
  const onDragEnd = () => {
    dragged = null;
    redraw();
  };

  // What is the same in every frame until the state changes: the order of the names, and their texts.
  let order = [];
  const texts = new Map();
  const arrange = () => {
    shown.forEach((id) => texts.set(id, textOf(id)));
    order = [...shown].sort((a, b) => importance(b) - importance(a) || (a < b ? -1 : 1));
    redraw();
  };

  // However much changes at once, it is drawn once.
  let isWaiting = false;
  const redraw = () => {
    if (!isWaiting) requestAnimationFrame(() => {
      isWaiting = false;
      vis.redraw();
    });
    isWaiting = true;
  };

  const span = (values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { middle: (low + high) / 2, length: high - low };
  };

  // The layout is made for a screen. Stretched to the shape of the window, it has more room for labels and no new overlap.
  const stretched = (places) => {
    const wide = span(places.map((place) => place.x)).length + 1;
    const high = span(places.map((place) => place.y)).length + 1;
    const wanted = (width * high) / (height * wide) || 1;
    const [x, y] = [Math.min(MOST_STRETCHED, Math.max(1, wanted)), Math.min(MOST_STRETCHED, Math.max(1, 1 / wanted))];
    return places.map((place) => ({ ...place, x: place.x * x, y: place.y * y }));
  };

  // All nodes in sight, with room for the labels that hang over the outermost ones.
  const whole = () => {
    const places = Object.values(vis.getPositions([...shown]));
    const across = span(places.map((place) => place.x));
    const down = span(places.map((place) => place.y));
    const scale = Math.min((width - Math.min(MARGIN.x, width / 4)) / across.length, (height - MARGIN.y) / down.length, CLOSEST);
    return { position: { x: across.middle, y: down.middle }, scale: Math.max(scale, 0.02) };
  };

  const fit = () => vis.moveTo({ ...whole(), animation: still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" } });

  const fitAtOnce = () => {
    if (shown.size && width) vis.moveTo({ ...whole(), animation: false });
    isStale = false;
  };

  const linksAmong = (ids) => [...ids].flatMap((id) => Model.links(id)
    .filter(({ other, out }) => out && ids.has(other)).map(({ edge }) => edge));

  const placesFor = (state, isAllowed) => {
    if (state.path) return Path.positions(state);
    return state.hops > 0 ? Focus.positions(state.node, state.hops, isAllowed) : new Map();
  };

  const hiddenAt = (id) => {
    const isAllowed = Visible.allowed(State.get());
    return new Set(Model.links(id).map((link) => link.other).filter((other) => !shown.has(other) && isAllowed(other))).size;
  };

  const setShown = (state) => {
    const isAllowed = Visible.allowed(state);
    shown = Visible.ids(state);
    shownEdges = linksAmong(shown);
    const positions = placesFor(state, isAllowed);
    const places = [...shown].map((id) => ({ id, ...(positions.get(id) || { x: Model.node(id).x, y: Model.node(id).y }) }));
    const nodes = stretched(places).map((place) => ({ shape: "custom", ctxRenderer: drawNode, ...place }));
    vis.setData({ nodes, edges: [] });
  };

  const setNear = (state) => {
    const whole = state.node === null || state.hops > 0 || state.path;
    beside = new Set(state.node === null ? [] : Model.links(state.node).map((link) => link.other));
    near = whole ? new Set() : new Set([state.node, ...beside]);
  };

  let isDrawn = false;
  const FIELDS = ["hops", "hidden", "path", ...State.FILTERS];
  const drawingChanged = (state, before) => FIELDS.some((key) => state[key] !== before[key])
    || ((state.hops > 0 || state.path) && state.node !== before.node) || (state.node && !shown.has(state.node));

  const onState = (state, before) => {
    const again = !isDrawn || drawingChanged(state, before);
    isDrawn = true;
    setNear(state);
    if (again) setShown(state);
    isStale = isStale || again;
    if (isStale && state.view === before.view && state.view === "network") fitAtOnce();
    arrange();
  };

  const hover = (id) => {
    hovered = id;
    box.style.cursor = id ? "pointer" : "";
    arrange();
  };

  const start = () => {
    vis = new globalThis.vis.Network(box, { nodes: [], edges: [] }, OPTIONS);
    vis.on("beforeDrawing", (ctx) => inPixels(ctx, drawEdges));
    vis.on("afterDrawing", (ctx) => inPixels(ctx, (at, places) => { drawLabels(at, places); box.dataset.labels = arranged.length; }));
    vis.on("dragStart", onDrag);
    vis.on("dragEnd", onDragEnd);
    new ResizeObserver(onResize).observe(box);
    measure();
    vis.on("click", ({ nodes }) => State.select(nodes.length ? nodes[0] : null));
    vis.on("doubleClick", ({ nodes }) => nodes.length && State.set({ node: nodes[0], hops: 1 }));
    vis.on("hoverNode", ({ node }) => hover(node));
    vis.on("blurNode", () => hover(null));
    // The drawing itself cannot be read with a keyboard: the table is its twin, so the drawing takes no tab stop.
    box.querySelectorAll("[tabindex]").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    State.onChange(onState);
  };

  const measure = () => { [width, height] = [box.clientWidth, box.clientHeight]; };
  const onResize = () => {
    measure();
    redraw();
  };

  const size = () => ({ width, height, ground: Shapes.ink("canvas"), title: document.title });

  const paint = (ctx) => [drawEdges, drawSigns, drawLabels].forEach((draw) => draw(ctx, pixels()));

  /** Return the drawing as SVG. */
  const svg = () => {
    const pen = new Canvas.SvgContext();
    paint(pen);
    return pen.picture(size());
  };

  return {
    id: "network",
    title: "Network",
    start,
    show: () => {
      measure();
      if (isStale) fitAtOnce();
      redraw();
    },
    fit,
    redraw,
    redrawAtOnce: () => vis.redraw(),
    mark: (ids) => { found = new Set(ids); arrange(); },
    shown: () => shown,
    hiddenAt,
    svg,
    png: (then) => then(Canvas.sharp(size(), paint)),
    pixelOf: (id) => vis.canvasToDOM(vis.getPositions([id])[id]),
  };
})();
