// The map view: events at their places over land of Natural Earth. What is only known to a country is listed as such, and
// what has no place is counted: neither gets a point that would say more than the reports do.
const Atlas = (() => {
  const { el, svg } = Dom;
  const CLOSE = 26; // pixels between places that are drawn as one
  const MARGIN = 90;
  const REGION = 300; // units of the plane, three degrees, that a fitted map shows at least
  const TOWN = 8; // units that a mark opened shows at least
  const MANY_RINGS = 25; // beyond that they are drawn fainter
  const SLIP = 5; // pixels that a click may move
  const RIM = 40; // pixels around the view where a mark may reach into it
  const box = Dom.byId("map");
  const plane = Plane.make();
  const ruler = document.createElement("canvas").getContext("2d");
  const ground = svg("g", { class: "ground" });
  const rings = svg("g", { class: "rings" });
  const marks = svg("g", { class: "marks" });
  const picture = svg("svg", { class: "picture", role: "group", "aria-label": "Map of the events that pass the filters" }, ground, rings, marks);
  let places = [];
  let isDrawn = false;
  let isStale = true;

  const size = () => ({ width: box.clientWidth, height: box.clientHeight });

  const path = (name, d) => svg("path", { class: name, d, "vector-effect": "non-scaling-stroke" });

  const sea = (side) => ({ x, y }) => svg("rect", { class: "sea", x: x * side - 2, y: y * side - 2, width: side + 4, height: side + 4 });

  // The world coarsely; over it, fine tiles where the graph has places.
  const drawGround = () => {
    const base = Packed.block("map-data");
    const fine = (name, of) => base.tiles.map((tile) => path(name, tile[of]));
    Dom.refill(ground, path("land coast", base.land), path("border", base.borders),
      base.tiles.map(sea(base.tile)), fine("land", "land"), fine("border", "borders"), fine("coast", "coast"));
    isDrawn = true;
  };

  const pointOf = ({ lon, lat }) => Plane.project(lon, lat);

  const locate = (state) => {
    const sorted = Located.sort(Visible.events(state));
    places = [...sorted.at].map(([id, events]) => ({ id, events, node: Model.node(id), point: pointOf(Model.node(id)) }))
      .sort((a, b) => b.events.length - a.events.length || (a.id < b.id ? -1 : 1));
    MapNotes.render(sorted);
  };

  const near = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) < CLOSE;

  // Places that would lie on each other become one mark, at the place with most events.
  const clusters = () => {
    const found = [];
    places.forEach((place) => {
      const at = plane.to(place.point);
      const host = found.find((cluster) => near(cluster.at, at));
      if (host) host.places.push(place);
      else found.push({ at, places: [place] });
    });
    return found;
  };

  const eventsOf = (cluster) => [...new Map(cluster.places.flatMap((place) => place.events).map((node) => [node.id, node])).values()];

  const title = (cluster) => (cluster.places.length === 1 ? cluster.places[0].node.label
    : `${cluster.places[0].node.label} and ${Dom.count(cluster.places.length - 1, "more place")}`);

  // With a selection, marks that have nothing to do with it step back.
  const isNear = (cluster, events) => {
    const { node } = State.get();
    if (!node || !isOnMap(node)) return true;
    return cluster.places.some((place) => place.id === node) || events.some((event) => concerns(event, node));
  };

  const concerns = (event, id) => event.id === id || Model.links(event.id).some(({ other }) => other === id);
  const isOnMap = (id) => places.some((place) => place.id === id || place.events.some((event) => concerns(event, id)));

  const openUp = (cluster) => {
    isMoved = true;
    zoomTo(cluster.places, TOWN);
  };

  const open = (cluster, events) => {
    if (events.length === 1) State.select(events[0].id);
    else if (cluster.places.length === 1) State.select(cluster.places[0].id);
    else openUp(cluster);
  };

  const sign = (event) => {
    const kind = Model.kind(event.id);
    const drawn = svg("path", { class: "event", d: kind.outline, "fill-rule": "evenodd", transform: "scale(8.5)" });
    drawn.style.setProperty("--light", kind.light);
    drawn.style.setProperty("--dark", kind.dark);
    return drawn;
  };

  const counted = (n) => [svg("circle", { class: "bubble", r: radius(n) }),
    svg("text", { class: "number", "text-anchor": "middle", y: 4 }, `${n}`)];

  const radius = (n) => (n === 1 ? 8.5 : 9 + 3 * Math.min(4, Math.log2(n)));

  const isChosen = (cluster, events) => [...events, ...cluster.places].some(({ id }) => id === State.get().node);

  const mark = (cluster) => {
    const events = eventsOf(cluster);
    const act = (event) => {
      if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
      if (event.type === "click" && travelled > SLIP) return;
      event.preventDefault();
      open(cluster, events);
    };
    const classes = ["mark", isChosen(cluster, events) ? "chosen" : "", isNear(cluster, events) ? "" : "faded"].join(" ").trim();
    return svg("g", {
      class: classes, transform: `translate(${cluster.at.x} ${cluster.at.y})`, tabindex: "0", role: "button", "data-place": cluster.places[0].id,
      "aria-label": `${title(cluster)}: ${Dom.count(events.length, "event")}`, onclick: act, onkeydown: act,
    }, svg("title", {}, `${title(cluster)}: ${Dom.count(events.length, "event")}`), events.length === 1 ? sign(events[0]) : counted(events.length));
  };

  const label = (cluster) => {
    const [{ id, node }] = cluster.places;
    const more = cluster.places.length > 1 ? ` +${cluster.places.length - 1}` : "";
    return { id, text: `${node.label}${more}`, ...cluster.at, radius: radius(eventsOf(cluster).length), alpha: 1, rim: 0 };
  };

  // The countries that the graph knows are named where there is room, so that the map can be read.
  const countryLabel = (node) => {
    const at = plane.to(pointOf(node));
    return { id: node.id, text: node.label, spots: [at, { x: at.x, y: at.y - 24 }, { x: at.x, y: at.y + 24 }], ...at, alpha: 1 };
  };

  const text = ({ item, box: { rows, x, y, width } }) => rows.map((row, i) => svg("text", {
    class: item.spots ? "country" : "placename", "text-anchor": "middle", x: x + width / 2, y: y + i * Labels.LINE + Labels.SIZE - 1,
  }, row));

  const ring = ({ node, point }) => {
    const km = Located.RINGS[node.placed];
    const r = km ? Plane.kilometres(km, node.lat) * plane.get().k : 0;
    const at = plane.to(point);
    return r > 6 ? svg("circle", { class: "ring", cx: at.x, cy: at.y, r }) : null;
  };

  const draw = () => {
    const { x, y, k } = plane.get();
    ground.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    const { width, height } = size();
    const isInSight = ({ at }) => at.x > -RIM && at.y > -RIM && at.x < width + RIM && at.y < height + RIM;
    const found = clusters().filter(isInSight);
    Dom.refill(rings, places.map(ring));
    rings.classList.toggle("many", rings.childElementCount > MANY_RINGS);
    countOutside();
    const labels = [...found.map(label), ...Located.countryPoints().map(countryLabel)];
    Dom.refill(marks, found.map(mark), Labels.arrange(ruler, labels, size()).map(text));
  };

  const countOutside = () => {
    const { width, height } = size();
    MapNotes.count(places.map(({ point }) => plane.to(point)).filter(({ x, y }) => x < 0 || y < 0 || x > width || y > height).length);
  };

  const control = (name, shown, act) => el("button", { type: "button", class: "icon", "aria-label": name, title: name, onclick: act }, shown);

  const middle = () => ({ x: box.clientWidth / 2, y: box.clientHeight / 2 });

  const zoom = (factor, at = middle()) => {
    isMoved = true;
    plane.zoom(factor, at, box.clientWidth);
    draw();
  };

  const zoomTo = (chosen, least) => {
    plane.fit(chosen.map((place) => place.point), size(), { margin: MARGIN, least });
    draw();
  };

  const WORLD = [{ point: { x: -15000, y: -9000 } }, { point: { x: 17000, y: 6500 } }];

  // One place on another continent would shrink all others to a spot: the view holds the places of nine events in ten.
  const MOST_OF = 0.9;
  const middleOf = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const central = () => {
    const points = places.flatMap((place) => place.events.map(() => place.point));
    const centre = { x: middleOf(points.map((point) => point.x)), y: middleOf(points.map((point) => point.y)) };
    const far = (place) => Math.hypot(place.point.x - centre.x, place.point.y - centre.y);
    let sum = 0;
    return [...places].sort((a, b) => far(a) - far(b)).filter((place) => {
      const isIn = sum < MOST_OF * points.length;
      sum += place.events.length;
      return isIn;
    });
  };

  const fit = () => {
    isMoved = false;
    zoomTo(places.length ? central() : WORLD, REGION);
  };

  const onCoast = (event) => State.set({ coast: event.target.checked ? "1" : "" });
  const coastSwitch = () => el("label", { class: "switch" }, el("input", { type: "checkbox", id: "coast", onchange: onCoast }), "Coast only");

  const STEP = 60; // pixels that an arrow key moves the map
  const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  const onKey = (event) => {
    if (!(event.key in ARROWS) || event.target.matches("input, summary")) return;
    event.preventDefault();
    isMoved = true;
    plane.pan(...ARROWS[event.key]);
    draw();
  };

  const onWheel = (event) => {
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, { x: event.clientX - left, y: event.clientY - top });
  };

  // One pointer drags the map; two zoom it.
  const held = new Map();
  let travelled = 0; // pixels since the pointer went down: a drag that ends on a mark is no click
  const spread = () => {
    const [a, b] = [...held.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };

  const onMove = (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const apart = held.size === 2 ? spread() : 0;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled += Math.hypot(event.clientX - before.x, event.clientY - before.y);
    isMoved = true;
    if (held.size === 1) plane.pan(event.clientX - before.x, event.clientY - before.y);
    else plane.zoom(spread() / apart, middle(), box.clientWidth);
    draw();
  };

  // Until somebody moves the map, it stays fitted to its window.
  let isMoved = false;
  const onResize = () => {
    if (!isDrawn || !box.clientWidth) return;
    if (isMoved) draw();
    else fit();
  };

  const listen = () => {
    picture.addEventListener("wheel", onWheel, { passive: false });
    picture.addEventListener("pointerdown", (event) => {
      if (!held.size) travelled = 0;
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    addEventListener("pointermove", onMove);
    ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, (event) => held.delete(event.pointerId)));
    box.addEventListener("keydown", onKey);
    new ResizeObserver(onResize).observe(box);
  };

  const onState = (state, before) => {
    box.classList.toggle("coast-only", state.coast === "1");
    Dom.byId("coast").checked = state.coast === "1";
    const again = isStale || [...State.FILTERS, "hidden"].some((name) => state[name] !== before[name]);
    isStale = again && state.view !== "map";
    if (state.view !== "map") return;
    if (again || !isDrawn) locate(state);
    if (isDrawn) draw();
  };

  const show = () => {
    if (!isDrawn) {
      drawGround();
      fit();
    }
    draw();
  };

  const start = () => {
    Dom.refill(box, picture, MapNotes.element,
      el("div", { class: "controls" }, control("Zoom in", "+", () => zoom(1.6)), control("Zoom out", "−", () => zoom(1 / 1.6)), coastSwitch()),
      el("p", { class: "disclaimer" }, "Land and borders: Natural Earth (public domain). Borders are as drawn there and no statement about whose they are. "
        + `Dashed rings: near a place (drawn ${Located.RINGS[2]} km around) or somewhere in a region (${Located.RINGS[3]} km).`));
    listen();
    State.onChange(onState);
  };

  return { id: "map", title: "Map", start, show, fit, element: () => picture };
})();
