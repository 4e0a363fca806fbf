// Decides what counts: which events the filters let through, which other nodes hang on them, and which nodes are drawn.
const Visible = (() => {
  const { cap, first } = Model.data;

  // Each answer is kept for the last state that was asked about, until the page comes to hold more.
  const remembered = (find) => {
    let key = null;
    let size = -1;
    let answer;
    return (state) => {
      if (state !== key || size !== Model.nodes.size + Model.edges.length) [key, size, answer] = [state, Model.nodes.size + Model.edges.length, find(state)];
      return answer;
    };
  };

  const byRank = remembered(() => [...Model.nodes.keys()].sort((a, b) => Model.node(b).rank - Model.node(a).rank || (a < b ? -1 : 1)));
  const ranked = () => byRank(Model);

  /** Return a node and all that lies within it: a country's places are its own. */
  const within = (place) => {
    const found = new Set([place]);
    found.forEach((id) => Model.against(id, "locatedIn").forEach((inner) => found.add(inner)));
    return found;
  };

  const INVOLVED = ["initiator", "target", "speaker", "about"];

  const involves = (state) => {
    const roles = state.role ? [state.role] : INVOLVED;
    return (node) => roles.some((role) => Model.along(node.id, role).includes(state.actor));
  };

  const hasRole = (state) => (node) => Model.along(node.id, state.role).length > 0;

  const lies = (state) => {
    const places = within(state.place);
    return (node) => ["location", "near"].some((role) => Model.along(node.id, role).some((id) => places.has(id)));
  };

  const printedBy = (state) => (node) => Model.along(node.id, "reportedBy").some((id) => Model.node(id).publisher === state.publisher);

  // An event counts for a range of days that it may have happened in; one without any date does not.
  const inTime = (state) => (node) => {
    if (!node.earliest && !node.latest) return false;
    return (!state.until || !node.earliest || node.earliest <= state.until) && (!state.from || !node.latest || node.latest >= state.from);
  };

  const TESTS = [
    [(state) => state.from || state.until, inTime],
    [(state) => state.type, (state) => (node) => node.type === state.type],
    [(state) => state.actor, involves],
    [(state) => state.role && !state.actor, hasRole],
    [(state) => state.status, (state) => (node) => node.status === state.status],
    [(state) => state.publisher, printedBy],
    [(state) => state.weapon, (state) => (node) => Model.along(node.id, "weapon").includes(state.weapon)],
    [(state) => state.place, lies],
    [(state) => state.sources, (state) => (node) => node.sources >= Number(state.sources)],
  ];

  const passing = (state) => {
    const tests = TESTS.filter(([isSet]) => isSet(state)).map(([, test]) => test(state));
    return (node) => tests.every((test) => test(node));
  };

  /** Return the events that pass the filters, of all kinds, shown or not. */
  const matching = remembered((state) => {
    const passes = passing(state);
    return [...Model.nodes.values()].filter((node) => Model.isEvent(node.id) && passes(node));
  });

  /** Return the events of the kinds that are shown and that pass the filters, as nodes. */
  const events = remembered((state) => matching(state).filter((node) => !state.hidden.has(node.group)));

  const hangsOn = (events_) => {
    const found = new Set(events_.map((node) => node.id));
    events_.forEach((node) => Model.links(node.id).forEach(({ other }) => !Model.isEvent(other) && found.add(other)));
    return (id) => found.has(id);
  };

  /** Return a test of ids: whether the filters and the chosen kinds let a node be seen. */
  const allowed = remembered((state) => {
    const passes = State.isFiltered(state) ? hangsOn(events(state)) : () => true;
    return (id) => {
      const { group } = Model.node(id);
      return group === Claims.KIND ? Claims.concerns(id, state) : !state.hidden.has(group) && passes(id);
    };
  });

  /** Return the nodes of one kind that pass the filters, whether the kind is drawn or not: the rows of a table. */
  const ofKind = (state, kind) => {
    const passes = State.isFiltered(state) ? hangsOn(matching(state)) : () => true;
    return [...Model.nodes.values()].filter((node) => node.group === kind && passes(node.id));
  };

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

  // Events first, each with what it is linked to: a drawing of a part is made of whole stories.
  const stories = (isAllowed, most) => {
    const chosen = new Set();
    const take = (id) => chosen.size < most && chosen.add(id);
    for (const id of ranked()) {
      if (chosen.size >= most) return chosen;
      if (Model.isEvent(id) && isAllowed(id)) [id, ...neighbours(id, isAllowed)].forEach(take);
    }
    for (const id of ranked()) {
      if (chosen.size >= most) return chosen;
      if (isAllowed(id) && neighbours(id, isAllowed).length > 0) take(id);
    }
    return chosen;
  };

  // All of a network that a screen can bear; of a larger one, what is best seen first.
  const whole = (isAllowed) => {
    const all = stories(isAllowed, cap + 1);
    return all.size > cap || Model.data.served ? stories(isAllowed, first) : all;
  };

  const withSelection = (chosen, state, isAllowed) => {
    if (!state.node || chosen.has(state.node)) return chosen;
    return new Set([state.node, ...neighbours(state.node, isAllowed), ...chosen].slice(0, cap));
  };

  const inFocus = (state, isAllowed) => new Set([...around(state.node, state.hops, isAllowed).keys()].slice(0, cap));

  /** Return the set of ids to draw. A focused or selected node is drawn even when its kind is hidden. */
  const ids = (state) => {
    const isAllowed = allowed(state);
    if (state.path) return new Set(Path.nodes(state));
    if (state.hops > 0) return inFocus(state, isAllowed);
    return withSelection(whole(isAllowed), state, isAllowed);
  };

  return { ids, around, allowed, events, matching, ofKind, within };
})();
