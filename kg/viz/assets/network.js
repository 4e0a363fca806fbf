// The network view. vis-network keeps positions, zoom, dragging and hit tests; links, signs and labels are ours.
const Network = (() => {
  const OPTIONS = {
    physics: false,
    layout: { improvedLayout: false },
    edges: { smooth: false },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { chosen: false, label: undefined },
  };
  const MARGIN = { x: 140, y: 84 }; // pixels
  const CLOSEST = 1.6;
  const MOST_STRETCHED = 1.6;
  const box = Dom.byId("network");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let vis;
  let isDrawn = false;
  let isMoved = false; // somebody zoomed or dragged: the view is no longer fitted to its window
  let isStale = false; // the drawing changed while another view was open

  const drawNode = ({ ctx, id, x, y }) => {
    const drawn = Painter.sign(id, { x, y }, vis.getScale());
    return { drawNode: () => Shapes.draw(ctx, drawn), nodeDimensions: { width: 2 * drawn.radius, height: 2 * drawn.radius } };
  };

  // vis draws in its own coordinates; the painter works in pixels of the view.
  const inPixels = (paint) => (ctx) => {
    ctx.save();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(ctx, pixels());
    ctx.restore();
  };

  const origin = () => vis.canvasToDOM({ x: 0, y: 0 });

  /** Return where each drawn node stands, in pixels of the view. */
  const pixels = () => {
    const ids = [...Scene.shown()];
    const places = vis.getPositions(ids);
    const scale = vis.getScale();
    const zero = origin();
    return new Map(ids.map((id) => [id, { x: places[id].x * scale + zero.x, y: places[id].y * scale + zero.y }]));
  };

  // While the view is dragged, the labels keep their places among the nodes: finding places anew would halve the frames.
  let dragged = null; // where the drawing stood when the drag began
  let labels = [];

  const drawLabels = (ctx, places) => {
    if (!dragged) labels = Painter.arrange(ctx, places);
    const { x, y } = origin();
    Labels.write(ctx, labels, dragged ? { x: x - dragged.x, y: y - dragged.y } : undefined);
    box.dataset.labels = labels.length;
  };

  const onDrag = ({ nodes }) => { dragged = nodes.length ? null : origin(); };
  const onDragEnd = () => {
    dragged = null;
    isMoved = true;
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
    const { width, height } = Scene.size();
    const wide = span(places.map((place) => place.x)).length + 1;
    const high = span(places.map((place) => place.y)).length + 1;
    const wanted = (width * high) / (height * wide) || 1;
    const [x, y] = [Math.min(MOST_STRETCHED, Math.max(1, wanted)), Math.min(MOST_STRETCHED, Math.max(1, 1 / wanted))];
    return places.map((place) => ({ ...place, x: place.x * x, y: place.y * y }));
  };

  // All nodes in sight, with room for the labels that hang over the outermost ones.
  const whole = () => {
    const { width, height } = Scene.size();
    const places = Object.values(vis.getPositions([...Scene.shown()]));
    const across = span(places.map((place) => place.x));
    const down = span(places.map((place) => place.y));
    const scale = Math.min((width - Math.min(MARGIN.x, width / 4)) / across.length, (height - MARGIN.y) / down.length, CLOSEST);
    return { position: { x: across.middle, y: down.middle }, scale: Math.max(scale, 0.02) };
  };

  const fit = () => {
    isMoved = false;
    vis.moveTo({ ...whole(), animation: still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  };

  const fitAtOnce = () => {
    if (Scene.shown().size && Scene.size().width) vis.moveTo({ ...whole(), animation: false });
    [isStale, isMoved] = [false, false];
  };

  const placesFor = (state) => {
    if (state.path) return Path.positions(state);
    if (state.hops > 0) return Focus.positions(state.node, state.hops, Visible.allowed(state));
    return State.isFiltered(state) ? Relax.positions([...Scene.shown()]) : new Map();
  };

  const setShown = (state) => {
    Claims.prepare(state);
    Scene.show(Visible.ids(state));
    const positions = placesFor(state);
    const places = [...Scene.shown()].map((id) => ({ id, ...(positions.get(id) || { x: Model.node(id).x, y: Model.node(id).y }) }));
    const nodes = stretched(places).map((place) => ({ shape: "custom", ctxRenderer: drawNode, ...place }));
    vis.setData({ nodes, edges: [] });
  };

  const FIELDS = ["hops", "hidden", "path", ...State.FILTERS];
  const isNew = (state, before) => !isDrawn || FIELDS.some((key) => state[key] !== before[key])
    || ((state.hops > 0 || state.path || Claims.isShown(state)) && state.node !== before.node) || (state.node && !Scene.shown().has(state.node));

  const onState = (state, before) => {
    const again = isNew(state, before);
    if (again) setShown(state);
    Scene.choose(state);
    isDrawn = true;
    isStale = isStale || again;
    if (isStale && state.view === before.view && state.view === "network") fitAtOnce();
    redraw();
  };

  const hover = (id) => {
    Scene.hover(id);
    box.style.cursor = id ? "pointer" : "";
    redraw();
  };

  const onResize = () => {
    Scene.resize(box);
    if (!isMoved) fitAtOnce();
    redraw();
  };

  // A claim has no evidence but its event's.
  const target = (id) => Model.node(id).about ?? id;

  const listen = () => {
    vis.on("beforeDrawing", inPixels(Painter.links));
    vis.on("afterDrawing", inPixels(drawLabels));
    vis.on("dragStart", onDrag);
    vis.on("dragEnd", onDragEnd);
    vis.on("zoom", () => { isMoved = true; });
    vis.on("click", ({ nodes }) => State.select(nodes.length ? target(nodes[0]) : null));
    vis.on("doubleClick", ({ nodes }) => nodes.length && State.set({ node: target(nodes[0]), hops: 1 }));
    vis.on("hoverNode", ({ node }) => hover(node));
    vis.on("blurNode", () => hover(null));
    new ResizeObserver(onResize).observe(box);
  };

  const start = () => {
    vis = new globalThis.vis.Network(box, { nodes: [], edges: [] }, OPTIONS);
    // The drawing itself cannot be read with a keyboard: the table is its twin, so the drawing takes no tab stop.
    box.querySelectorAll("[tabindex]").forEach((inner) => inner.setAttribute("tabindex", "-1"));
    Scene.resize(box);
    listen();
    State.onChange(onState);
  };

  const show = () => {
    Scene.resize(box);
    if (isStale) fitAtOnce();
    redraw();
  };

  const mark = (ids) => {
    Scene.find(ids);
    redraw();
  };

  const size = () => ({ ...Scene.size(), ground: Shapes.ink("canvas"), title: document.title });

  const paint = (ctx) => [Painter.links, Painter.signs, drawLabels].forEach((draw) => draw(ctx, pixels()));

  /** Return the drawing as SVG. */
  const svg = () => {
    const pen = new Canvas.SvgContext();
    paint(pen);
    return pen.picture(size());
  };

  return {
    id: "network", title: "Network", start, show, fit, redraw, mark, svg,
    redrawAtOnce: () => vis.redraw(),
    shown: Scene.shown,
    png: (then) => then(Canvas.sharp(size(), paint)),
    pixelOf: (id) => vis.canvasToDOM(vis.getPositions([id])[id]),
  };
})();
