// The filters at the left: each a list of what the events have, with counts, so that every choice finds something. What
// is chosen stands above the views too, where each choice can be taken back.
const Filters = (() => {
  const { el } = Dom;
  const MOST = 60; // entries of one list; others are chosen from their own panel ("only these events")
  const box = Dom.byId("filters");
  const chosen = Dom.byId("chosen");

  const along = (...roles) => (node) => roles.flatMap((role) => Model.along(node.id, role));
  const publishers = (node) => along("reportedBy")(node).map((id) => Model.node(id).publisher);
  const label = (id) => Model.node(id)?.label ?? id;
  const same = (value) => value;

  const FACETS = [
    { name: "type", title: "Type", values: (node) => [node.type], text: same },
    { name: "actor", title: "Actor", values: along("initiator", "target", "speaker", "about"), text: label, only: (id) => id.startsWith("actor/") },
    { name: "role", title: "Role", values: (node) => ROLES.filter((role) => Model.along(node.id, role).length), text: (role) => Model.roleName(role, true) },
    { name: "weapon", title: "Weapon", values: along("weapon"), text: label },
    { name: "place", title: "Place", values: along("location", "near"), text: label },
    { name: "status", title: "Status", values: (node) => [node.status], text: same },
    { name: "publisher", title: "Publisher", values: publishers, text: same },
    { name: "sources", title: "Sources", values: (node) => LEAST.filter((least) => node.sources >= least).map(String), text: (least) => `${least} or more` },
  ];
  const ROLES = ["initiator", "target", "speaker"];
  const LEAST = [2, 3, 5, 10];
  const KINDS = { actor: "actor", place: "place", weapon: "weapon" };

  const tally = (facet) => {
    const counts = new Map();
    Model.nodes.forEach((node) => {
      if (!Model.isEvent(node.id)) return;
      new Set(facet.values(node)).forEach((value) => {
        if (value && (!facet.only || facet.only(value))) counts.set(value, (counts.get(value) || 0) + 1);
      });
    });
    return counts;
  };

  const ordered = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST);

  const options = (facet, value) => {
    const counts = tally(facet);
    const shown = ordered(counts);
    if (value && !shown.some(([id]) => id === value)) shown.push([value, counts.get(value) || 0]);
    const option = ([id, count]) => el("option", { value: id, selected: id === value }, `${facet.text(id)} (${count})`);
    return [el("option", { value: "" }, "any"), shown.map(option)];
  };

  const choose = (name) => (event) => State.set({ [name]: event.target.value });

  const list = (facet) => el("label", { class: "facet" }, el("span", {}, facet.title),
    el("select", { "data-filter": facet.name, onchange: choose(facet.name) }));

  const day = (name, title) => el("label", { class: "facet" }, el("span", {}, title),
    el("input", { type: "date", "data-filter": name, onchange: choose(name) }));

  const chip = (name, text) => el("button", {
    type: "button", class: "chip", "aria-label": `Take back: ${text}`, onclick: () => State.set({ [name]: "" }),
  }, text, el("span", { "aria-hidden": "true" }, " ×"));

  const chips = (state) => [
    ...FACETS.filter(({ name }) => state[name]).map(({ name, title, text }) => chip(name, `${title}: ${text(state[name])}`)),
    state.from ? chip("from", `from ${Dates.day(state.from)}`) : null,
    state.until ? chip("until", `until ${Dates.day(state.until)}`) : null,
  ];

  const undated = (state) => (state.from || state.until
    ? Visible.matching({ ...state, from: "", until: "" }).filter((node) => !node.earliest && !node.latest).length : 0);

  const found = (state) => {
    const without = undated(state);
    const counted = `${Dom.count(Visible.events(state).length, "event")} of ${Dom.number(Model.total((id) => Model.kinds.get(id).event))}`;
    return without ? `${counted}; ${without} without a date left out` : counted;
  };

  const renderChosen = (state) => {
    chosen.hidden = !State.isFiltered(state);
    if (chosen.hidden) return;
    Dom.refill(chosen, el("span", { class: "found" }, found(state)), chips(state),
      el("button", { type: "button", class: "more", onclick: State.clearFilters }, "Clear all"));
  };

  const fill = (state) => FACETS.forEach((facet) => {
    const select = box.querySelector(`[data-filter="${facet.name}"]`);
    const values = options(facet, state[facet.name]);
    Dom.refill(select, values);
    select.value = state[facet.name];
    select.parentNode.hidden = values[1].length < 1;
  });

  const renderDays = (state) => ["from", "until"].forEach((name) => { box.querySelector(`[data-filter="${name}"]`).value = state[name]; });

  // Counting takes a walk over all events: it is done when the page comes to hold more, or when a list changes.
  let size = -1;
  const onState = (state, before) => {
    renderChosen(state);
    renderDays(state);
    if (size !== Model.nodes.size || FACETS.some(({ name }) => state[name] !== before[name])) fill(state);
    size = Model.nodes.size;
  };

  /** Return a button that keeps only the events of an actor, a place or a weapon; null for other nodes. */
  const only = (node) => {
    const name = KINDS[node.group];
    if (!name) return null;
    const isOn = State.get()[name] === node.id;
    const act = () => State.set({ [name]: isOn ? "" : node.id });
    return el("button", { type: "button", class: "only", "aria-pressed": `${isOn}`, onclick: act }, "Only these events");
  };

  const start = () => {
    Dom.refill(box, FACETS.map(list), day("from", "From"), day("until", "Until"));
    State.onChange(onState);
  };

  return { start, only };
})();
