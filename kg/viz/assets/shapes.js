// Draws the sign of each kind of node, on the canvas and in the page, from one outline per kind.
const Shapes = (() => {
  const paths = new Map(Model.data.kinds.map((kind) => [kind.id, new Path2D(kind.outline)]));
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  // Asking the page which theme it has is slow, and each sign of each frame needs to know.
  let dark = false;
  const readTheme = () => { dark = (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark"; };
  const isDark = () => dark;
  const colour = (kind) => (dark ? kind.dark : kind.light);

  /** Turn the page to the other theme. */
  const toggleTheme = () => {
    root.dataset.theme = dark ? "light" : "dark";
    readTheme();
  };

  readTheme();
  system.addEventListener("change", readTheme);

  // Reading a computed style for every line of every frame is slow: each colour is read once per theme.
  const inks = new Map();
  const readInk = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /** Return a page colour by the name of its CSS variable. */
  const ink = (name) => {
    const key = `${dark} ${name}`;
    if (!inks.has(key)) inks.set(key, readInk(name));
    return inks.get(key);
  };

  /** Return the sign of a kind as an SVG element that takes its colour from the theme. */
  const icon = (kind) => {
    const sign = Dom.svg("svg", { class: "sign", viewBox: "-1.25 -1.25 2.5 2.5", "aria-hidden": "true" },
      Dom.svg("path", { d: kind.outline, "fill-rule": "evenodd" }));
    sign.style.setProperty("--light", kind.light);
    sign.style.setProperty("--dark", kind.dark);
    return sign;
  };

  /** Draw a node's sign around (x, y) with a radius in canvas units. */
  const draw = (ctx, { kind, x, y, radius, halo, haloWidth, alpha }) => {
    if (ctx.outline) {
      ctx.outline(kind.outline, { x, y, radius, halo, haloWidth, alpha, fill: colour(kind) });
      return;
    }
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    ctx.lineWidth = (2 * haloWidth) / radius;
    ctx.lineJoin = "round";
    ctx.strokeStyle = halo;
    ctx.stroke(paths.get(kind.id));
    ctx.fillStyle = colour(kind);
    ctx.fill(paths.get(kind.id), "evenodd");
    ctx.restore();
  };

  return { draw, icon, colour, ink, isDark, toggleTheme };
})();
