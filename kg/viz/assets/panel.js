// The panel at the right: what is known about the selected node, who says so, and in which words.
const Panel = (() => {
  const { el } = Dom;
  const FIRST = 12; // links shown in one list before "show all"
  const box = Dom.byId("panel");

  const section = (title, ...content) => el("section", {}, el("h3", {}, title), content);

  const chips = (node) => el("p", { class: "chips" },
    el("span", { class: "chip" }, Shapes.icon(Model.kind(node.id)), Model.kind(node.id).label),
    node.type && node.type.toLowerCase() !== Model.kind(node.id).label.toLowerCase() ? el("span", { class: "chip" }, node.type) : null,
    node.country ? el("span", { class: "chip" }, node.country) : null);

  const isEmpty = (value) => value === null || value === undefined || value.length === 0;

  const fact = (name, value) => (isEmpty(value) ? null : [el("dt", {}, name), el("dd", {}, value)]);

  const when = (node) => {
    if (node.group === "report") return Dates.interval(node.earliest, node.latest) || "no date of publication";
    if (!Model.isEvent(node.id)) return "";
    const precision = node.precision && node.precision !== "day" ? el("small", {}, ` to the ${node.precision}`) : null;
    return [Dates.interval(node.earliest, node.latest) || "no date given", precision];
  };

  const PLACED = { 1: "exact place", 2: "near a known place", 3: "region only", 4: "country only" };

  const weblink = (url) => (/^https?:\/\//.test(url || "") ? el("a", { href: url, rel: "noopener noreferrer" }, url) : null);

  // What the accounts come to; who says so stands below.
  const RESOLVED = ["initiator", "target", "targetObject", "location", "near", "weapon", "speaker", "about"];

  const list = (ids) => ids.map((id) => el("div", {}, Evidence.link(id)));

  const resolved = (node) => (Model.isEvent(node.id)
    ? RESOLVED.map((role) => fact(capital(Model.roleName(role, true)), list(Model.along(node.id, role)))) : null);

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  // Reports of one publisher, and copies of one text, are one source.
  const told = (node) => (node.sources === node.reports ? Dom.count(node.reports, "report")
    : [Dom.count(node.reports, "report"), el("small", {}, ` from ${Dom.count(node.sources, "independent source")}`)]);

  const facts = (node) => el("dl", { class: "facts" },
    fact(node.group === "report" ? "Published" : "When", when(node)),
    resolved(node),
    fact("Publisher", node.publisher),
    fact("Address", weblink(node.url)),
    fact("How many", node.count),
    fact("Also written", node.aliases.join(", ")),
    fact("Placed", node.lat === null ? PLACED[node.placed] : [PLACED[node.placed], el("small", {}, ` ${node.lat}, ${node.lon}`)]),
    fact(Model.isEvent(node.id) ? "Told by" : "Named in", node.group === "report" ? "" : told(node)));

  const more = (items, first = FIRST) => {
    if (items.length <= first) return items;
    const rest = el("div", { hidden: true }, items.slice(first));
    const open = (event) => { rest.hidden = false; event.target.remove(); };
    return [items.slice(0, first), rest, el("button", { type: "button", class: "more", onclick: open }, `Show all ${items.length}`)];
  };

  const isClaim = (id) => Model.node(id).group === Claims.KIND;
  const neighbours = (id) => [...new Set(Model.links(id).map((link) => link.other))].filter((other) => !isClaim(other));
  const hiddenCount = (id) => neighbours(id).filter((other) => !Network.shown().has(other)).length;

  const pathStep = ({ from, to, edge, out }) => el("li", {}, Evidence.link(from),
    el("span", { class: "role" }, ` ${out ? "→" : "←"} ${Model.roleName(edge.role, true)} `), Evidence.link(to));

  const path = (state) => {
    if (!state.path) return null;
    const steps = Path.way(state);
    return section(`Path to ${Model.node(state.path).label}`,
      steps.length ? el("ol", { class: "path" }, steps.map(pathStep)) : el("p", {}, "No way leads there: the two have nothing in common."),
      steps.length ? el("p", { class: "hint" }, `${Dom.count(steps.length, "step")}, one of the shortest ways; the network shows all of them.`) : null,
      el("button", { type: "button", class: "more", onclick: () => State.set({ path: "" }) }, "Leave the path"));
  };

  const focusButton = (state, hops, text) => el("button", {
    type: "button", "aria-pressed": `${state.hops === hops && !state.path}`, onclick: () => State.set({ hops, path: "" }),
  }, text);

  // How many nodes a step would show, before it is taken.
  const within = (state, hops) => Visible.around(state.node, hops, Visible.allowed(state)).size;

  const focus = (state) => {
    const all = neighbours(state.node).length;
    const hidden = hiddenCount(state.node);
    return el("div", { class: "focus" },
      el("span", { class: "group", role: "group", "aria-label": "Focus" },
        focusButton(state, 0, "All"), focusButton(state, 1, `1 step (${within(state, 1)})`), focusButton(state, 2, `2 steps (${within(state, 2)})`)),
      el("button", { type: "button", class: "only", onclick: Search.forPath }, "Path to …"), Filters.only(Model.node(state.node)),
      el("span", { class: "hint" }, `${Dom.count(all, "neighbour")}${hidden ? `, ${hidden} not drawn` : ""}`));
  };

  const said = (claim) => {
    const days = Dates.interval(claim.low, claim.high);
    if (claim.part !== "date") return claim.text ?? "";
    return days || `“${claim.text}”: cannot be placed`;
  };

  const value = (claim) => (claim.value === null ? said(claim) : Evidence.link(claim.value));

  // Claims under one heading: what is claimed once, below it everybody who claims it.
  const part = (name, claims, seen, { key, head, note = () => null }) => {
    const same = [...Model.groupBy(claims, key).values()];
    return el("div", { class: "part" }, el("h4", {}, name), more(same.map((group) => el("div", { class: "value" },
      el("div", { class: "said" }, head(group[0])), group.map((claim) => Evidence.card(claim, seen, note(claim)))))));
  };

  const parts = (items, nameOf, seen, by) => [...Model.groupBy(items, nameOf)].map(([name, group]) => part(name, group, seen, by));

  const BY_VALUE = { key: (claim) => claim.value ?? said(claim), head: value };
  const BY_EVENT = { key: (claim) => claim.about, head: (claim) => Evidence.link(claim.about) };

  const reading = (item) => (item.part ? [`${Model.roleName(item.part, true)}: `, value(item)] : `${item.harm}: ${Figures.number(item)}`);

  const OF_REPORT = { ...BY_EVENT, note: reading };

  const claims = (id, seen) => {
    const items = Model.claimsAbout(id);
    const name = (claim) => Model.roleName(claim.part, true);
    return items.length ? section("Who says what", parts(items, name, seen, BY_VALUE)) : null;
  };

  const figures = (id, seen) => {
    const blocks = Figures.blocks(id);
    if (!blocks) return null;
    return section("Numbers", blocks, el("details", { open: true }, el("summary", {}, "The words behind the numbers"),
      Model.figuresAbout(id).map((figure) => Evidence.card(figure, seen))));
  };

  const VERDICTS = { same: "Taken as one", different: "Kept apart", undecided: "Undecided, kept apart" };

  const ruling = (item) => el("div", { class: `decision ${item.verdict}` },
    el("p", {}, el("b", {}, VERDICTS[item.verdict] || item.verdict), item.score === null ? null : ` (${item.score})`,
      item.by ? `, by ${item.by}` : null),
    el("p", { class: "pair" }, item.reports.map((id) => Evidence.link(id)), item.other === null ? null : ["and ", Evidence.link(item.other)]),
    el("ul", {}, item.reasons.map((reason) => el("li", {}, reason))));

  const rulings = (id) => {
    const items = Model.rulingsAbout(id);
    return items.length ? section("One event or several?", more(items.map(ruling), 5)) : null;
  };

  const isShownAbove = (id, { edge, other, out }) => isClaim(other) || edge.role === "reportedBy" || (out && Model.isEvent(id) && RESOLVED.includes(edge.role));

  const links = (id) => {
    const groups = Model.groupBy(Model.links(id).filter((link) => !isShownAbove(id, link)),
      (link) => Model.roleName(link.edge.role, link.out));
    if (!groups.size) return null;
    return section("Linked to", [...groups].map(([name, items]) => el("div", { class: "part" }, el("h4", {}, name),
      more(items.map((item) => el("div", {}, Evidence.link(item.other), eventDate(item.other)))))));
  };

  const eventDate = (id) => {
    const node = Model.node(id);
    const text = Model.isEvent(id) ? Dates.interval(node.earliest, node.latest) : "";
    return text ? el("small", { class: "date" }, text) : null;
  };

  // Of an actor, a place or a weapon: each event that names it, with the words that do.
  const named = (title, items, nameOf, { seen, by = BY_EVENT }) => (items.length ? section(title, parts(items, nameOf, seen, by)) : null);

  const others = (node, seen) => [
    named("Named as", Model.claimsNaming(node.id), (item) => Model.roleName(item.part, false), { seen }),
    named("Says", Model.claimsBy(node.id), (item) => (item.part ? Model.roleName(item.part, true) : item.harm), { seen }),
    node.group === "report" ? named("What it reports", Model.claimsIn(node.id), (item) => Model.kind(item.about).plural, { seen, by: OF_REPORT }) : null,
  ];

  const render = (state) => {
    const node = Model.node(state.node);
    const seen = new Set();
    Dom.refill(box, el("header", {}, chips(node), el("h2", { tabindex: "-1" }, node.label), facts(node), focus(state)),
      path(state), figures(node.id, seen), claims(node.id, seen), others(node, seen), links(node.id), rulings(node.id),
      el("button", { type: "button", class: "close", onclick: () => State.select(null) }, "Back to the overview (Esc)"));
    box.scrollTop = 0;
  };

  // The panel stays as it is, scrolled where it was, when only something beside it changes.
  const SHOWN = ["node", "path", "hops", "hidden", ...State.FILTERS];
  const onState = (state, before) => {
    if (box.childElementCount && SHOWN.every((name) => state[name] === before[name]) && state !== before) return;
    const { scrollTop } = box;
    if (state.node) render(state);
    else Start.render(box, state);
    if (state.node === before.node) box.scrollTop = scrollTop;
  };

  return { start: () => State.onChange(onState) };
})();
