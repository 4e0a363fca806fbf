// Where the events that pass the filters are known to have happened: at a place, only in a country, or nowhere.
const Located = (() => {
  const COUNTRY = 4; // the precision of a place that is a whole country
  const hasPoint = (place) => place.lat !== null && place.lon !== null;

  // Where an event was outranks what it was near.
  const placesOf = (node) => {
    const at = Model.along(node.id, "location");
    return (at.length ? at : Model.along(node.id, "near")).map(Model.node);
  };

  const isExact = (place) => hasPoint(place) && place.placed !== COUNTRY;

  /** Return the countries that have a point, to name them; no event stands there. */
  const countryPoints = () => [...Model.nodes.values()].filter((node) => node.placed === COUNTRY && hasPoint(node));

  const push = (groups, key, node) => groups.set(key, [...(groups.get(key) || []), node]);

  // A place without a point still tells the country that it lies in.
  const around = (place) => [place, ...Model.along(place.id, "locatedIn").map(Model.node).flatMap(around)];

  const countryOf = (places) => {
    const whole = places.flatMap(around).find((place) => place.placed === COUNTRY);
    if (whole) return whole.id;
    const inside = places.find((place) => place.country);
    return inside ? `place/${inside.country.toLowerCase()}` : null;
  };

  /** Return {at: Map of place to events, countries: Map of country to events, nowhere: events}. */
  const sort = (events) => {
    const [at, countries, nowhere] = [new Map(), new Map(), []];
    events.forEach((node) => {
      const places = placesOf(node);
      const exact = places.filter(isExact);
      const country = countryOf(places);
      if (exact.length) exact.forEach((place) => push(at, place.id, node));
      else if (country !== null) push(countries, country, node);
      else nowhere.push(node);
    });
    return { at, countries, nowhere };
  };

  // How far around its point an event may have been, in kilometres: a convention of the drawing, which its legend states.
  const RINGS = { 2: 20, 3: 80 };

  /** Return GeoJSON of the located events: one feature an event and place. */
  const geojson = (events) => ({
    type: "FeatureCollection",
    features: [...sort(events).at].flatMap(([id, nodes]) => nodes.map((node) => feature(Model.node(id), node))),
  });

  const feature = (place, node) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [place.lon, place.lat] },
    properties: {
      id: node.id, label: node.label, kind: node.group, type: node.type, status: node.status, earliest: node.earliest, latest: node.latest,
      place: place.label, place_id: place.id, geo_precision: place.placed, country: place.country, reports: node.reports,
      killed_low: node.harm.killed?.low ?? null, killed_high: node.harm.killed?.high ?? null,
    },
  });

  return { sort, countryPoints, geojson, RINGS };
})();
