// Owns what the reader has chosen. The address (#...) holds all of it: a link shows what its sender saw, "back" works.
const State = (() => {
  const VIEWS = new Set(); // filled by the views themselves
  const hiddenFirst = () => new Set(Model.data.kinds.filter((kind) => kind.hidden).map((kind) => kind.id));
  const start = () => ({ node: null, view: "network", hidden: hiddenFirst(), query: "", hops: 0 });
  const listeners = [];
  let current = start();

  const sameSet = (a, b) => a.size === b.size && [...a].every((item) => b.has(item));

  const write = (state) => {
    const fields = new URLSearchParams();
    if (state.node) fields.set("n", state.node);
    if (state.hops) fields.set("hops", state.hops);
    if (state.view !== "network") fields.set("view", state.view);
    if (!sameSet(state.hidden, hiddenFirst())) fields.set("hide", [...state.hidden].sort().join(","));
    if (state.query) fields.set("q", state.query);
    return fields.toString();
  };

  // An address can be old or mistyped: what the page does not know is left out, the rest is kept.
  const read = (hash) => {
    const fields = new URLSearchParams(hash.replace(/^#/, ""));
    const state = start();
    if (Model.nodes.has(fields.get("n"))) state.node = fields.get("n");
    if (VIEWS.has(fields.get("view"))) state.view = fields.get("view");
    if (fields.has("hide")) state.hidden = new Set(fields.get("hide").split(",").filter((id) => Model.kinds.has(id)));
    state.hops = state.node ? Math.min(2, Math.max(0, Number(fields.get("hops")) || 0)) : 0;
    state.query = fields.get("q") || "";
    return state;
  };

  const tell = (before) => listeners.forEach((listener) => listener(current, before));

  /** Change some fields. A change of the query alone does not add a step to the history. */
  const set = (change) => {
    const before = current;
    current = { ...current, ...change };
    if (!current.node) current.hops = 0;
    const hash = write(current);
    if (hash === write(before)) return;
    const step = Object.keys(change).join() === "query" ? "replaceState" : "pushState";
    history[step](null, "", `#${hash}`);
    tell(before);
  };

  const load = () => {
    const before = current;
    current = read(location.hash);
    tell(before);
  };

  return {
    get: () => current,
    set,
    load,
    select: (id) => set({ node: id, hops: id === current.node ? current.hops : 0 }),
    toggleKind: (id) => {
      const hidden = new Set(current.hidden);
      if (!hidden.delete(id)) hidden.add(id);
      set({ hidden });
    },
    onChange: (listener) => listeners.push(listener),
    addView: (id) => VIEWS.add(id),
  };
})();
