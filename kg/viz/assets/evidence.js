// Shows the words that a claim rests on, inside their sentence, with the report that printed them and who said it.
const Evidence = (() => {
  const AROUND = 45; // characters kept at each side where a sentence stood in full further up

  const { el } = Dom;

  /** Return a button that selects a node, with the sign of its kind. */
  const link = (id) => el("button", { type: "button", class: "link", "data-node": id, onclick: () => State.select(id) },
    Shapes.icon(Model.kind(id)), el("span", {}, Model.node(id).label));

  const words = (before, exact, after) => [before, el("mark", {}, exact), after];

  const head = (text) => (text.length > AROUND ? `… ${text.slice(-AROUND).replace(/^\S*\s/, "")}` : text);
  const tail = (text) => (text.length > AROUND ? `${text.slice(0, AROUND).replace(/\s\S*$/, "")} …` : text);

  const sentenceKey = (quote) => `${quote.report} ${quote.start - quote.before.length}`;

  // A sentence that gives five facts is printed in full once; after that, the words and a little around them.
  const sentence = (quote, seen) => {
    const again = seen.has(sentenceKey(quote));
    seen.add(sentenceKey(quote));
    const { before, exact, after } = quote;
    if (!again) return el("blockquote", {}, words(before, exact, after));
    return el("blockquote", { class: "again", title: before + exact + after }, words(head(before), exact, tail(after)));
  };

  const speakers = (ids) => (ids.length
    ? ["according to ", ids.map((id, i) => [i ? " and " : null, link(id)])] : "in the report's own voice");

  const status = (name) => (name === null ? null : el("span", { class: `status ${name}` }, name));

  const printed = (report) => [report.publisher, report.earliest && Dates.day(report.earliest)].filter(Boolean).join(" · ");

  const source = (quote) => el("div", { class: "source" }, link(quote.report), el("span", {}, printed(Model.node(quote.report))),
    el("span", { title: where(quote) }, `${numbered(quote)}characters ${quote.start}–${quote.end}`));

  const footer = (item, last) => el("footer", {},
    el("div", {}, status(item.status), " ", speakers(item.speakers), item.reason ? ` · link: ${item.reason}` : null), last);

  const numbered = (quote) => (quote.number === null ? "" : `sentence ${quote.number}, `);

  const where = (quote) => `characters ${quote.start} to ${quote.end} of the report`;

  const withPlace = (block, quote) => {
    block.querySelector("mark").title = where(quote);
    return block;
  };

  /**
   * Return one claim or figure as evidence. `seen` holds the sentences already printed in this panel; `note` stands in
   * place of the report where the whole panel is about one.
   */
  const card = (item, seen, note = null) => {
    if (item.quote === null) return el("figure", { class: "evidence" }, el("footer", {}, `Reference material: ${item.source ?? "source not given"}`));
    const { quote } = item;
    return el("figure", { class: "evidence" }, withPlace(sentence(quote, seen), quote),
      footer(item, note === null ? source(quote) : el("div", {}, note)));
  };

  return { card, link, status };
})();
