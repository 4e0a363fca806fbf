// What the map cannot show by a mark: events that are only known to a country, events without a place, marks out of sight.
const MapNotes = (() => {
  const { el } = Dom;
  const FIRST = 6; // countries listed
  const LISTED = 100; // events without a place listed
  const outside = el("small", {});
  const element = el("div", { class: "notes" });

  const nameOf = (country) => Model.node(country)?.label ?? country.replace("place/", "").toUpperCase();

  const linked = (id) => el("button", { type: "button", class: "link", onclick: () => State.select(id) }, el("span", {}, nameOf(id)));
  const entry = ([id, events]) => el("li", {}, Model.nodes.has(id) ? linked(id) : nameOf(id), ` ${events.length}`);

  const byCount = (groups) => [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));

  const countryList = (groups) => (groups.length ? [
    el("p", {}, "Known only to the country"),
    el("ul", {}, groups.slice(0, FIRST).map(entry), groups.length > FIRST ? el("li", { class: "hint" }, `and ${groups.length - FIRST} more`) : null),
  ] : null);

  const nowhereList = (events) => (events.length ? el("details", {},
    el("summary", {}, `Without a place: ${Dom.count(events.length, "event")}`),
    el("ul", {}, events.slice(0, LISTED).map((node) => el("li", {}, Evidence.link(node.id))),
      events.length > LISTED ? el("li", { class: "hint" }, "All are in the table") : null)) : null);

  /** Show what was sorted by `Located.sort`. */
  const render = ({ at, countries, nowhere }) => {
    Dom.refill(element, el("p", {}, `${Dom.count(at.size, "place")} on the map`), outside, countryList(byCount(countries)), nowhereList(nowhere));
  };

  /** Show how many places lie outside the view. */
  const count = (n) => { outside.textContent = n ? `${Dom.number(n)} of them outside this view` : ""; };

  return { element, render, count };
})();
