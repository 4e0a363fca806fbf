// Owns what the reader has chosen. The address (#...) holds all of it: a link shows what its sender saw, "back" works.
const State = (() => {
  const VIEWS = new Set(); // filled by the views themselves
  const listeners = [];
  const hiddenFirst = () => new Set(Model.data.kinds.filter((kind) => kind.hidden).map((kind) => kind.id));

  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const isKnown = (id) => Model.nodes.has(id);
  const isAny = (text) => text !== "";
  const isRole = (role) => role in Model.data.roles;

  // What stands in the address as it is: field -> key of the address, and what is fit to stand there.
  const TEXTS = {
    path: ["path", isKnown], query: ["q", isAny], from: ["from", isDay], until: ["until", isDay],
    type: ["type", isAny], actor: ["actor", isAny], role: ["role", isRole], status: ["status", isAny], publisher: ["publisher", isAny],
    weapon: ["weapon", isAny], place: ["place", isAny], sources: ["sources", (text) => /^[1-9]\d*$/.test(text)],
    rows: ["rows", (id) => Model.kinds.has(id)], sort: ["sort", isAny], coast: ["coast", (text) => text === "1"],
  };

  /** The fields that decide which events count, and that "clear" empties. */
  const FILTERS = ["from", "until", "type", "actor", "role", "status", "publisher", "weapon", "place", "sources"];

  const start = () => ({
    node: null, view: "network", hidden: hiddenFirst(), hops: 0, ...Object.fromEntries(Object.keys(TEXTS).map((name) => [name, ""])),
  });
  let current = start();

  const sameSet = (a, b) => a.size === b.size && [...a].every((item) => b.has(item));

  const write = (state) => {
    const fields = new URLSearchParams();
    if (state.node) fields.set("n", state.node);
    if (state.hops) fields.set("hops", state.hops);
    if (state.view !== "network") fields.set("view", state.view);
    if (!sameSet(state.hidden, hiddenFirst())) fields.set("hide", [...state.hidden].sort().join(","));
    Object.entries(TEXTS).forEach(([name, [key]]) => state[name] && fields.set(key, state[name]));
    return fields.toString();
  };

  const clampHops = (text) => Math.min(2, Math.max(0, Math.trunc(Number(text)) || 0));

  // An address can be old or mistyped: what the page does not know is left out, the rest is kept.
  const read = (fields) => {
    const state = start();
    if (isKnown(fields.get("n"))) state.node = fields.get("n");
    if (VIEWS.has(fields.get("view"))) state.view = fields.get("view");
    if (fields.has("hide")) state.hidden = new Set(fields.get("hide").split(",").filter((id) => Model.kinds.has(id)));
    Object.entries(TEXTS).forEach(([name, [key, isFit]]) => { if (isFit(fields.get(key) ?? "")) state[name] = fields.get(key); });
    return settled({ ...state, hops: clampHops(fields.get("hops")) });
  };

  // What cannot stand alone falls with what it hangs on.
  const settled = (state) => {
    if (state.node && isKnown(state.node)) return state.path ? { ...state, hops: 0 } : state;
    return { ...state, node: null, hops: 0, path: "" };
  };

  const tell = (before) => listeners.forEach((listener) => listener(current, before));

  // A page in a frame of a notebook has no address of its own: there the state is kept, but not written.
  const record = (step, hash) => {
    if (location.protocol !== "about:") history[step](null, "", `#${hash}`);
  };

  const apply = (change) => {
    const before = current;
    const next = settled({ ...current, ...change });
    if (write(next) === write(before)) return;
    current = next;
    // Typing and dragging change the last step instead of adding one a letter.
    record(Object.keys(change).join() === "query" ? "replaceState" : "pushState", write(current));
    tell(before);
  };

  /** Change some fields, once the page holds what they need. A change of the query alone adds no step to the history. */
  const set = (change) => Source.ready({ ...current, ...change }, () => apply(change));

  /** Take the state from the address. */
  const load = () => {
    const fields = new URLSearchParams(location.hash.replace(/^#/, ""));
    Source.ready({ node: fields.get("n"), hops: clampHops(fields.get("hops")), path: fields.get("path") }, () => {
      const before = current;
      current = read(fields);
      tell(before);
    });
  };

  const refresh = () => tell(current);

  return {
    FILTERS,
    get: () => current,
    set,
    load,
    refresh,
    select: (id) => set({ node: id, hops: id === current.node ? current.hops : 0, path: "" }),
    toggleKind: (id) => {
      const hidden = new Set(current.hidden);
      if (!hidden.delete(id)) hidden.add(id);
      set({ hidden });
    },
    clearFilters: () => set(Object.fromEntries(FILTERS.map((name) => [name, ""]))),
    isFiltered: (state) => FILTERS.some((name) => state[name] !== ""),
    onChange: (listener) => listeners.push(listener),
    addView: (id) => VIEWS.add(id),
  };
})();
