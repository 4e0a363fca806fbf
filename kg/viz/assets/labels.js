// Writes the labels of the network above everything else: one size at every zoom, none over another or over a node.
const Labels = (() => {
  const SIZE = 12;
  const LINE = 14;
  const GAP = 3;
  const RIM = 0.12; // share of an incident's label that may lie over other nodes

  const wrap = (text, most, lines) => {
    const rows = [""];
    text.split(/\s+/).forEach((word) => {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length + 1 > most) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    });
    const kept = rows.slice(0, lines).map((row) => (row.length > most + 6 ? `${row.slice(0, most + 4)}…` : row));
    if (rows.length > lines) kept[lines - 1] = `${kept[lines - 1]} …`;
    return kept;
  };

  const font = (item) => `${item.bold ? "600 " : ""}${SIZE}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

  const measure = (ctx, rows) => {
    const width = Math.max(...rows.map((row) => ctx.measureText(row).width));
    return { rows, width, height: rows.length * LINE };
  };

  // A label that does not fit in wide lines may fit in narrow ones.
  const forms = (ctx, item) => {
    ctx.font = font(item);
    return [wrap(item.text, item.bold ? 24 : 20, 3), wrap(item.text, 15, 4)].map((rows) => measure(ctx, rows));
  };

  // Where a label may stand, best first: below, above, right, left, then the corners.
  const places = ({ x, y, radius }, { width, height }) => {
    const d = radius + GAP;
    const across = [x - width / 2, x + d * 0.6, x - d * 0.6 - width];
    const beside = [{ x: x + d + 2, y: y - height / 2 }, { x: x - d - 2 - width, y: y - height / 2 }];
    const at = (top) => across.map((left) => ({ x: left, y: top }));
    const [below, ...belowAside] = at(y + d);
    const [above, ...aboveAside] = at(y - d - height);
    return [below, above, ...beside, ...belowAside, ...aboveAside, ...at(y + d + 8), ...at(y - d - 8 - height)];
  };

  const overlap = (a, b) => {
    const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    return wide > 0 && high > 0 ? wide * high : 0;
  };

  const inside = (box, area) => box.x >= 0 && box.y >= 0 && box.x + box.width <= area.width && box.y + box.height <= area.height;

  const obstacle = (item) => ({
    x: item.x - item.radius, y: item.y - item.radius, width: 2 * item.radius, height: 2 * item.radius, owner: item.id,
  });

  const free = (box, taken, owner) => taken.every((other) => other.owner === owner || overlap(box, other) === 0);

  const covered = (box, taken, owner) => taken.filter((other) => other.owner !== owner)
    .reduce((sum, other) => sum + overlap(box, other) / (box.width * box.height), 0);

  // The selected node is named even where nothing is free: its least bad place is better than no name. An incident may
  // lie over the rim of its neighbours.
  const leastCovered = (boxes, taken, item) => {
    const [best] = boxes.map((box) => ({ box, share: covered(box, taken, item.id) })).sort((a, b) => a.share - b.share);
    return item.must || (best && best.share < RIM) ? best.box : null;
  };

  const place = (ctx, item, taken, area) => {
    const boxes = forms(ctx, item).flatMap((form) => places(item, form).map((spot) => ({ ...spot, ...form })))
      .filter((box) => item.must || inside(box, area));
    const fits = boxes.find((box) => free(box, taken, item.id));
    return fits || (item.bold || item.must ? leastCovered(boxes, taken, item) : null);
  };

  const write = (ctx, item, box, inks) => {
    ctx.font = font(item);
    ctx.globalAlpha = item.alpha;
    box.rows.forEach((row, i) => {
      const y = box.y + i * LINE + SIZE - 1;
      ctx.strokeText(row, box.x + box.width / 2, y);
      ctx.fillStyle = item.bold ? inks.ink : inks.soft;
      ctx.fillText(row, box.x + box.width / 2, y);
    });
  };

  /**
   * Write as many labels as fit, in the order given (most important first).
   * Items: {id, text, x, y, radius, bold, alpha, must}, in pixels. Returns the ids that were written.
   */
  const draw = (ctx, items, area) => {
    const taken = items.map(obstacle);
    const inks = { ink: Shapes.ink("ink"), soft: Shapes.ink("ink-soft") };
    Object.assign(ctx, { textAlign: "center", lineJoin: "round", lineWidth: 3.5, strokeStyle: Shapes.ink("canvas") });
    return items.filter((item) => {
      const box = place(ctx, item, taken, area);
      if (!box) return false;
      taken.push({ ...box, owner: null });
      write(ctx, item, box, inks);
      return true;
    }).map((item) => item.id);
  };

  return { draw };
})();
