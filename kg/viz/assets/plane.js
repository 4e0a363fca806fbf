// The plane of the map: Mercator's, in hundredths of a degree, as kg/viz/basemap.py makes it, and the part of it in view.
const Plane = (() => {
  const LIMIT = 84; // degrees of latitude that the plane shows
  const EARTH = 111.32; // kilometres in a degree of latitude
  const CLOSEST = 4; // pixels in a unit of the plane: a kilometre or so
  const radians = (degrees) => (degrees * Math.PI) / 180;

  /** Return the place of a point given in degrees. */
  const project = (lon, lat) => {
    const bounded = radians(Math.max(-LIMIT, Math.min(LIMIT, lat)));
    return { x: lon * 100, y: (-18000 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + bounded / 2)) };
  };

  /** Return the length of some kilometres at a latitude: Mercator draws what is farther from the equator larger. */
  const kilometres = (km, lat) => (100 * km) / (EARTH * Math.cos(radians(lat)));

  /** Return a view: where the middle of the plane stands in the window, and how many pixels a unit has. */
  const make = () => {
    let view = { x: 0, y: 0, k: 0.03 };
    const to = ({ x, y }) => ({ x: x * view.k + view.x, y: y * view.k + view.y });
    const bounded = (k, width) => Math.min(CLOSEST, Math.max(width / 36000, k));

    const zoom = (factor, at, width) => {
      const k = bounded(view.k * factor, width);
      view = { k, x: at.x - ((at.x - view.x) * k) / view.k, y: at.y - ((at.y - view.y) * k) / view.k };
    };

    // `least`: units that are in view at least, so that a single place keeps its surroundings.
    const fit = (points, { width, height }, { margin, least }) => {
      const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const k = bounded(Math.min((width - 2 * margin) / Math.max(right - left, least), (height - 2 * margin) / Math.max(bottom - top, least)), width);
      view = { k, x: width / 2 - ((left + right) / 2) * k, y: height / 2 - ((top + bottom) / 2) * k };
    };

    const pan = (dx, dy) => { view = { ...view, x: view.x + dx, y: view.y + dy }; };

    return { to, zoom, fit, pan, get: () => view };
  };

  return { project, kilometres, make };
})();
