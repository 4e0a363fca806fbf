// Search over labels, other spellings and quoted sentences, by keyboard: / opens, arrows choose, Enter goes, Esc leaves.
const Search = (() => {
  const { el } = Dom;
  const MOST = 30;
  const input = Dom.byId("search");
  const list = Dom.byId("results");
  const { placeholder } = input;
  let hits = [];
  let active = -1;

  // "Jurf as-Sakhr" is found by "jurf as sakhr", "Erdoğan" by "erdogan".
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[-’'`.]/g, " ").replace(/\s+/g, " ");

  // Folding thousands of names and sentences takes a moment: it is done when somebody first searches.
  const folded = (make) => {
    let size = -1;
    let entries = [];
    return () => {
      if (size !== Model.nodes.size) [size, entries] = [Model.nodes.size, make()];
      return entries;
    };
  };

  const names = folded(() => [...Model.nodes.values()].filter((node) => node.group !== Claims.KIND).map((node) => ({
    id: node.id, rank: node.rank, label: plain(node.label), rest: plain([node.type || "", ...node.aliases].join(" | ")),
  })));
  const sentences = folded(() => [...Model.quoted()].map(([text, items]) => ({ text, plain: plain(text), items })));

  const score = (name, query) => {
    if (name.label === query) return 4;
    if (name.label.startsWith(query)) return 3;
    if (name.label.includes(query)) return 2;
    return name.rest.includes(query) ? 1 : 0;
  };

  const byName = (query) => names().map((name) => ({ id: name.id, rank: name.rank, score: score(name, query), quote: null }))
    .filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score || b.rank - a.rank);

  const byQuote = (query, known) => sentences().filter((sentence) => sentence.plain.includes(query))
    .flatMap(({ text, items }) => items.map((item) => ({ id: item.about, quote: text })))
    .filter((hit) => Model.nodes.has(hit.id) && !known.has(hit.id) && known.add(hit.id));

  // What the server found in names or sentences that the page does not hold.
  const answered = new Map(); // text -> ids
  const byServer = (text, known) => (answered.get(text) || []).filter((id) => !known.has(id)).map((id) => ({ id, quote: null }));

  /** Return what a text finds, best first: names before quoted sentences. */
  const find = (text) => {
    const query = plain(text).trim();
    if (!query) return [];
    const named = byName(query);
    const known = new Set(named.map((hit) => hit.id));
    return [...named, ...byQuote(query, known), ...byServer(text.trim(), known)];
  };

  const note = (hit) => {
    const node = Model.node(hit.id);
    if (hit.quote !== null) return `“${hit.quote}”`;
    return [node.type || Model.kind(hit.id).label, Dates.interval(node.earliest, node.latest)].filter(Boolean).join(" · ");
  };

  const option = (hit, i) => el("li", {
    id: `hit-${i}`, role: "option", "aria-selected": `${i === active}`, onmousedown: (event) => { event.preventDefault(); go(i); },
  }, Shapes.icon(Model.kind(hit.id)), el("span", {}, Model.node(hit.id).label, el("small", {}, note(hit))));

  const rest = () => (hits.length > MOST ? el("li", { class: "hint" }, `${hits.length - MOST} more: type further letters`) : null);

  const render = () => {
    const nothing = el("li", { class: "hint" }, "Nothing found in labels, other spellings or quotes");
    Dom.refill(list, hits.length ? [hits.slice(0, MOST).map(option), rest()] : nothing);
    if (active >= 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  };

  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", `${isOpen}`);
  };

  const close = () => open(false);

  const type = () => {
    const text = input.value.trim();
    State.set({ query: text });
    show(text);
    Source.search(text, ({ hits: ids }) => {
      answered.set(text, ids);
      if (text === input.value.trim()) show(text);
    });
  };

  const show = (text) => {
    hits = find(text);
    active = hits.length ? 0 : -1;
    open(text !== "");
    render();
  };

  // Somebody who looks for the other end of a path gets the path, all others the node.
  const go = (i) => {
    close();
    input.blur();
    if (isForPath) State.set({ path: hits[i].id, query: "" });
    else State.select(hits[i].id);
    isForPath = false;
  };

  let isForPath = false;
  const forPath = () => {
    isForPath = true;
    input.value = "";
    input.placeholder = "Path to which node?";
    input.focus();
  };

  const move = (step) => {
    const last = Math.min(hits.length, MOST) - 1;
    active = Math.max(0, Math.min(last, active + step));
    open(true);
    render();
  };

  const clear = () => {
    input.value = "";
    type();
    close();
  };

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active >= 0 && go(active),
    Escape: () => (input.value ? clear() : input.blur()),
  };

  const key = (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  };

  const onState = (state) => {
    if (input.value.trim() !== state.query) {
      input.value = state.query;
      close();
    }
    hits = find(state.query);
    Network.mark(state.query ? hits.map((hit) => hit.id) : []);
  };

  const start = () => {
    input.addEventListener("input", type);
    input.addEventListener("keydown", key);
    input.addEventListener("blur", () => {
      close();
      input.placeholder = placeholder;
    });
    input.addEventListener("focus", () => input.value.trim() && type());
    State.onChange(onState);
  };

  return { start, forPath, focus: () => { isForPath = false; input.focus(); input.select(); } };
})();
