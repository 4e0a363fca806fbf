// What the network view draws just now, and how much each of it matters. The view fills it, the painter reads it.
const Scene = (() => {
  const FADED = 0.13;
  const NARROW = 520; // pixels
  const CROWD = 120; // nodes
  let [width, height] = [0, 0]; // of the view; asking the page for them in every frame is slow
  let shown = new Set();
  let links = [];
  let beside = new Set(); // the neighbours of the selected node
  let near = new Set(); // what stays strong while the rest steps back
  let found = new Set(); // what the search found
  let hovered = null;

  // What is the same in every frame until the state changes: the order of the names, and their texts.
  let order = [];
  const texts = new Map();

  const linksAmong = (ids) => [...ids].flatMap((id) => Model.links(id)
    .filter(({ other, out }) => out && ids.has(other)).map(({ edge }) => edge));

  // With a selection, all but its neighbours step back; with a search, all but what it found.
  const strength = (id) => {
    if (near.size) return near.has(id) ? 1 : FADED;
    return found.size && !found.has(id) ? 0.25 : 1;
  };

  const isMarked = (id) => id === State.get().node || id === hovered;

  // Incidents are named before statements about them, both before those who took part.
  const WEIGHT = Object.fromEntries(Model.data.kinds.map((kind) => [kind.id, kind.event ? 2 : 0]));
  Object.assign(WEIGHT, { incident: 3, series: 3 });
  const isBold = (id) => WEIGHT[Model.node(id).group] === 3;

  const importance = (id) => {
    if (isMarked(id)) return 1e6;
    return (near.has(id) || beside.has(id) || found.has(id) ? 1e4 : 0) + WEIGHT[Model.node(id).group] * 100 + Model.node(id).degree;
  };

  /** Return how many neighbours of a node the filters would let be seen, but are not drawn. */
  const hiddenAt = (id) => {
    const isAllowed = Visible.allowed(State.get());
    return new Set(Model.links(id).map((link) => link.other).filter((other) => !shown.has(other) && isAllowed(other))).size;
  };

  // In a focused view each name says how many neighbours are not drawn yet.
  const textOf = (id) => {
    const more = State.get().hops > 0 ? hiddenAt(id) : 0;
    return more ? `${Model.node(id).short} (+${more})` : Model.node(id).short;
  };

  const arrange = () => {
    shown.forEach((id) => texts.set(id, textOf(id)));
    order = [...shown].sort((a, b) => importance(b) - importance(a) || (a < b ? -1 : 1));
  };

  /** Take the nodes to draw. */
  const show = (ids) => {
    shown = ids;
    links = linksAmong(ids);
  };

  /** Take the selection: around it, all stays strong. */
  const choose = (state) => {
    const isWhole = state.node === null || state.hops > 0 || state.path;
    beside = new Set(state.node === null ? [] : Model.links(state.node).map((link) => link.other));
    near = isWhole ? new Set() : new Set([state.node, ...beside]);
    arrange();
  };

  const find = (ids) => {
    found = new Set(ids);
    arrange();
  };

  const hover = (id) => {
    hovered = id;
    arrange();
  };

  return {
    show, choose, find, hover, strength, isMarked, isBold, hiddenAt,
    resize: (box) => { [width, height] = [box.clientWidth, box.clientHeight]; },
    size: () => ({ width, height }),
    shown: () => shown,
    links: () => links,
    order: () => order,
    text: (id) => texts.get(id),
    isFound: (id) => found.has(id),
    isNear: (id) => near.has(id),
    isNarrow: () => width < NARROW,
    isCrowded: () => width < NARROW || shown.size > CROWD,
  };
})();
