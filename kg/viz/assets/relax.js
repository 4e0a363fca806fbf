// Places the few nodes that filters leave: their places in the layout of the whole graph say little about them alone.
// Stress majorisation over the lengths of their shortest paths, as kg/viz/layout.py does it, from the places they have.
const Relax = (() => {
  const MOST = 150; // nodes: beyond that a moment of waiting would be felt
  const STEPS = 60;
  const LINK = 120; // length of one link, in units of the layout
  const APART = 3; // links that nodes stand apart between which no way leads

  const distances = (ids) => {
    const drawn = new Set(ids);
    const rows = ids.map((id) => Visible.around(id, ids.length, (other) => drawn.has(other)));
    return ids.map((_, i) => ids.map((other) => LINK * (rows[i].get(other) ?? APART)));
  };

  // Two nodes in one spot would stay there: each starts a little beside its place.
  const startOf = (id, i) => {
    const { x, y } = Model.node(id);
    return { x: x + 20 * Math.cos(i * 2.4), y: y + 20 * Math.sin(i * 2.4) };
  };

  // Where node i would stand if each other node had its way, the near ones more than the far ones.
  const wanted = (places, wishes, i) => {
    let [x, y, weights] = [0, 0, 0];
    places.forEach((other, j) => {
      if (i === j) return;
      const apart = Math.max(1, Math.hypot(places[i].x - other.x, places[i].y - other.y));
      const wish = wishes[i][j];
      const weight = 1 / (wish * wish);
      x += weight * (other.x + (wish * (places[i].x - other.x)) / apart);
      y += weight * (other.y + (wish * (places[i].y - other.y)) / apart);
      weights += weight;
    });
    return { x: x / weights, y: y / weights };
  };

  /** Return a Map of id to {x, y} for the ids; an empty one where there are too many or too few. */
  const positions = (ids) => {
    if (ids.length < 2 || ids.length > MOST) return new Map();
    const wishes = distances(ids);
    const places = ids.map(startOf);
    for (let step = 0; step < STEPS; step += 1) places.forEach((_, i) => { places[i] = wanted(places, wishes, i); });
    return new Map(ids.map((id, i) => [id, places[i]]));
  };

  return { positions };
})();
