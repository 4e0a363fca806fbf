// Decides which nodes are drawn: chosen kinds, the neighbourhood in focus, and at most `cap` nodes.
const Visible = (() => {
  const { cap } = Model.data;
  const byRank = [...Model.nodes.keys()].sort((a, b) => Model.node(b).rank - Model.node(a).rank || (a < b ? -1 : 1));

  const allowed = (state) => (id) => !state.hidden.has(Model.node(id).group);

  /** Return the allowed ids within `hops` steps of a node, itself included, mapped to their distance. */
  const around = (centre, hops, isAllowed) => {
    const distance = new Map([[centre, 0]]);
    let ring = [centre];
    for (let step = 1; step <= hops; step += 1) {
      const next = ring.flatMap((id) => Model.links(id).map((link) => link.other));
      ring = [...new Set(next)].filter((id) => isAllowed(id) && !distance.has(id));
      ring.forEach((id) => distance.set(id, step));
    }
    return distance;
  };

  const neighbours = (id, isAllowed) => Model.links(id).map((link) => link.other).filter(isAllowed);

  // Events first, each with what it is linked to: a capped drawing is made of whole stories.
  const whole = (isAllowed) => {
    const chosen = new Set();
    const take = (id) => chosen.size < cap && chosen.add(id);
    const events = byRank.filter((id) => isAllowed(id) && Model.isEvent(id));
    events.forEach((id) => [id, ...neighbours(id, isAllowed)].forEach(take));
    byRank.filter((id) => isAllowed(id) && neighbours(id, isAllowed).length > 0).forEach(take);
    return chosen;
  };

  const withSelection = (chosen, state, isAllowed) => {
    if (!state.node || chosen.has(state.node)) return chosen;
    return new Set([state.node, ...neighbours(state.node, isAllowed), ...chosen].slice(0, cap));
  };

  const inFocus = (state, isAllowed) => new Set([...around(state.node, state.hops, isAllowed).keys()].slice(0, cap));

  /** Return the set of ids to draw. A focused or selected node is drawn even when its kind is hidden. */
  const ids = (state) => {
    const isAllowed = allowed(state);
    if (state.hops > 0) return inFocus(state, isAllowed);
    return withSelection(whole(isAllowed), state, isAllowed);
  };

  /** Return how many nodes the chosen kinds hold in all: what the cap and the focus leave out of. */
  const total = (state) => [...Model.nodes.keys()].filter(allowed(state)).length;

  return { ids, total, around, allowed };
})();
