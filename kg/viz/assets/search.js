// Search over labels, other spellings and quoted sentences, by keyboard: / opens, arrows choose, Enter goes, Esc leaves.
const Search = (() => {
  const { el } = Dom;
  const MOST = 30;
  const input = Dom.byId("search");
  const list = Dom.byId("results");
  let hits = [];
  let active = -1;

  // "Jurf as-Sakhr" is found by "jurf as sakhr", "Erdoğan" by "erdogan".
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[-’'`.]/g, " ").replace(/\s+/g, " ");

  const names = [...Model.nodes.values()].map((node) => ({
    id: node.id, rank: node.rank, label: plain(node.label), rest: plain([node.type || "", ...node.aliases].join(" | ")),
  }));
  const sentences = Model.data.quotes.map((quote) => plain(`${quote.before}${quote.exact}${quote.after}`));
  const aboutQuote = Model.groupBy([...Model.data.claims, ...Model.data.figures], (item) => item.quote);

  const score = (name, query) => {
    if (name.label === query) return 4;
    if (name.label.startsWith(query)) return 3;
    if (name.label.includes(query)) return 2;
    return name.rest.includes(query) ? 1 : 0;
  };

  const byName = (query) => names.map((name) => ({ id: name.id, rank: name.rank, score: score(name, query), quote: null }))
    .filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score || b.rank - a.rank);

  const byQuote = (query, known) => sentences.flatMap((sentence, index) => (sentence.includes(query)
    ? (aboutQuote.get(index) || []).map((item) => ({ id: item.about, rank: 0, score: 0, quote: index })) : []))
    .filter((hit) => !known.has(hit.id) && known.add(hit.id));

  /** Return what a text finds, best first: names before quoted sentences. */
  const find = (text) => {
    const query = plain(text).trim();
    if (!query) return [];
    const named = byName(query);
    return [...named, ...byQuote(query, new Set(named.map((hit) => hit.id)))];
  };

  const note = (hit) => {
    const node = Model.node(hit.id);
    if (hit.quote !== null) {
      const { before, exact, after } = Model.quote(hit.quote);
      return `“${before}${exact}${after}”`;
    }
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
    hits = find(input.value);
    active = hits.length ? 0 : -1;
    State.set({ query: input.value.trim() });
    open(input.value.trim() !== "");
    render();
  };

  const go = (i) => {
    close();
    input.blur();
    State.select(hits[i].id);
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
    input.addEventListener("blur", close);
    input.addEventListener("focus", () => input.value.trim() && type());
    State.onChange(onState);
  };

  return { start, focus: () => { input.focus(); input.select(); } };
})();
