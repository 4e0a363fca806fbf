// Saves what is shown: rows as CSV, events with a place as GeoJSON, the view in front as SVG or PNG; nothing is sent.
const Save = (() => {
  const { el } = Dom;
  const box = Dom.byId("save");
  const LOOK = [
    "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "font-family", "font-size",
    "font-weight", "text-anchor", "paint-order", "display",
  ];

  // A file has no style sheet: every element takes its look with it.
  const withLook = (original) => {
    const copy = original.cloneNode(true);
    const [from, to] = [[original, ...original.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
    from.forEach((node, i) => {
      const style = getComputedStyle(node);
      LOOK.forEach((name) => to[i].setAttribute(name, style.getPropertyValue(name)));
      ["class", "style", "tabindex", "role", "aria-label"].forEach((name) => to[i].removeAttribute(name));
    });
    return copy;
  };

  const sizeOf = (picture) => ({
    width: Number(picture.getAttribute("width")) || picture.clientWidth, height: Number(picture.getAttribute("height")) || picture.clientHeight,
  });

  // A picture that is not in the page yet has no style: it is put there, out of sight, while its look is read.
  const styled = (picture) => {
    if (picture.isConnected) return withLook(picture);
    const hidden = el("div", { class: "unseen" }, picture);
    document.body.append(hidden);
    const copy = withLook(picture);
    hidden.remove();
    return copy;
  };

  const pictureOf = (view) => {
    if (view.svg) return view.svg();
    const element = view.element();
    const { width, height } = sizeOf(element);
    const copy = styled(element);
    const frame = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` };
    Object.entries(frame).forEach(([name, value]) => copy.setAttribute(name, value));
    copy.prepend(Dom.svg("rect", { width: "100%", height: "100%", fill: Shapes.ink("canvas") }));
    return new XMLSerializer().serializeToString(copy);
  };

  const asPng = (view, then) => {
    if (view.png) return view.png(then);
    const text = pictureOf(view);
    const image = new Image();
    image.addEventListener("load", () => {
      URL.revokeObjectURL(image.src);
      then(Canvas.sharp({ width: image.width, height: image.height, ground: Shapes.ink("canvas") }, (ctx) => ctx.drawImage(image, 0, 0)));
    });
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    return image;
  };

  // The table is no picture: its rows are saved instead.
  const isPicture = (view) => Boolean(view.svg || view.element);

  const geojson = () => `${JSON.stringify(Located.geojson(Visible.events(State.get())), null, 1)}\n`;

  const savePng = (canvas) => canvas.toBlob((blob) => Dom.save(`${Views.current().id}.png`, "image/png", [blob]));

  const FILES = [
    ["CSV", "rows of the table", () => Dom.save(`${Table.kind()}.csv`, "text/csv;charset=utf-8", ["\ufeff", ...Table.csv()])],
    ["GeoJSON", "events with a place", () => Dom.save("events.geojson", "application/geo+json", [geojson()])],
    ["SVG", "this view", () => Dom.save(`${Views.current().id}.svg`, "image/svg+xml", [pictureOf(Views.current())])],
    ["PNG", "this view", () => asPng(Views.current(), savePng)],
    ["Print", "panel and view", () => print()],
  ];

  const entry = ([name, about, act]) => el("button", { type: "button", "data-save": name.toLowerCase(), onclick: () => { box.open = false; act(); } },
    name, el("small", {}, ` ${about}`));

  const onState = () => ["svg", "png"].forEach((name) => { box.querySelector(`[data-save="${name}"]`).hidden = !isPicture(Views.current()); });

  const start = () => {
    State.onChange(onState);
    Dom.refill(box.querySelector(".menu"), FILES.map(entry));
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) box.open = false; });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      box.open = false;
      box.querySelector("summary").focus();
    });
  };

  return { start };
})();
