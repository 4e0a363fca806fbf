// Writes the labels of the network above everything else: one size at every zoom, none over another or over a node.
const Labels = (() => {
  const SIZE = 12;
  const LINE = 14;
  const GAP = 3;
  const MOST = 200; // labels tried in one frame: far more than a screen can hold

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

  const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  const font = (item) => {
    if (item.spots) return `italic ${SIZE - 1}px ${FAMILY}`;
    return `${item.bold ? "600 " : ""}${SIZE}px ${FAMILY}`;
  };

  const measure = (ctx, rows) => {
    const width = Math.max(...rows.map((row) => ctx.measureText(row).width));
    return { rows, width, height: rows.length * LINE };
  };

  // A label that does not fit in wide lines may fit in narrow ones. Measuring is slow and its result never changes.
  const measured = new Map();
  const forms = (ctx, item) => {
    const key = `${item.bold} ${Boolean(item.spots)} ${item.text}`;
    if (!measured.has(key)) {
      ctx.font = font(item);
      measured.set(key, [wrap(item.text, item.bold ? 24 : 20, 3), wrap(item.text, 15, 4)].map((rows) => measure(ctx, rows)));
    }
    return measured.get(key);
  };

  // Where a label may stand, best first: below, above, right, left, then the corners. `up`: above before below.
  const places = ({ x, y, radius, up }, { width, height }) => {
    const d = radius + GAP;
    const across = [x - width / 2, x + d * 0.6, x - d * 0.6 - width];
    const beside = [{ x: x + d + 2, y: y - height / 2 }, { x: x - d - 2 - width, y: y - height / 2 }];
    const at = (top) => across.map((left) => ({ x: left, y: top }));
    const [below, ...belowAside] = at(y + d);
    const [above, ...aboveAside] = at(y - d - height);
    return [...(up ? [above, below] : [below, above]), ...beside, ...belowAside, ...aboveAside, ...at(y + d + 8), ...at(y - d - 8 - height)];
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

  // What is taken, by squares of the page: a label is compared with what is near it, not with everything.
  const CELL = 80; // pixels
  const cellsOf = (box) => {
    const cells = [];
    for (let x = Math.floor(box.x / CELL); x * CELL < box.x + box.width; x += 1) {
      for (let y = Math.floor(box.y / CELL); y * CELL < box.y + box.height; y += 1) cells.push(1000 * x + y);
    }
    return cells;
  };

  const takenSquares = () => {
    const squares = new Map();
    const at = (cell) => squares.get(cell) || [];
    return {
      add: (box) => cellsOf(box).forEach((cell) => squares.set(cell, [...at(cell), box])),
      some: (box, test) => cellsOf(box).some((cell) => at(cell).some(test)),
      near: (box) => [...new Set(cellsOf(box).flatMap(at))],
    };
  };

  const free = (box, taken, owner) => !taken.some(box, (other) => other.owner !== owner && overlap(box, other) > 0);

  const share = (box, other) => overlap(box, other) / (box.width * box.height);

  // Words over words cannot be read: another label counts ten times.
  const covered = (box, taken, owner) => taken.near(box).filter((other) => other.owner !== owner)
    .reduce((sum, other) => sum + share(box, other) * (other.owner === null ? 10 : 1), 0);

  // Where nothing is free, the selected node takes its least bad place; another one may, if little of its label (`rim`)
  // then lies over signs.
  const leastCovered = (boxes, taken, item) => {
    const [best] = boxes.map((box) => ({ box, cost: covered(box, taken, item.id) })).sort((a, b) => a.cost - b.cost);
    return item.must || (best && best.cost < item.rim) ? best.box : null;
  };

  // A link's label stands on the link, around one of the spots it names.
  const onSpots = ({ spots }, { width, height }) => spots.map((spot) => ({ x: spot.x - width / 2, y: spot.y - height / 2 }));

  const place = (ctx, item, taken, area) => {
    const at = item.spots ? onSpots : places;
    const boxes = forms(ctx, item).flatMap((form) => at(item, form).map((spot) => ({ ...spot, ...form })))
      .filter((box) => item.must || inside(box, area));
    const fits = boxes.find((box) => free(box, taken, item.id));
    return fits || (item.must || item.rim ? leastCovered(boxes, taken, item) : null);
  };

  const writeOne = (ctx, { item, box }, inks, { x, y }) => {
    ctx.font = font(item);
    ctx.globalAlpha = item.alpha;
    ctx.fillStyle = item.spots ? inks.muted : (item.bold ? inks.ink : inks.soft);
    box.rows.forEach((row, i) => {
      const at = [box.x + box.width / 2 + x, box.y + i * LINE + SIZE - 1 + y];
      ctx.strokeText(row, ...at);
      ctx.fillText(row, ...at);
    });
  };

  /**
   * Find places for as many labels as fit, in the order given (most important first): [{item, box}].
   * Items: {id, text, x, y, radius, bold, alpha, must, rim, up}, in pixels; the label of a link has `spots` [{x, y}] in place
   * of a radius.
   */
  const arrange = (ctx, items, area) => {
    const taken = takenSquares();
    const inSight = items.filter((item) => inside({ x: item.x, y: item.y, width: 0, height: 0 }, area));
    inSight.filter((item) => !item.spots).map(obstacle).forEach(taken.add);
    return inSight.slice(0, MOST).flatMap((item) => {
      const box = place(ctx, item, taken, area);
      if (!box) return [];
      taken.add({ ...box, owner: null });
      return [{ item, box }];
    });
  };

  /** Write arranged labels on a canvas, moved by some pixels. */
  const write = (ctx, arranged, moved = { x: 0, y: 0 }) => {
    const inks = { ink: Shapes.ink("ink"), soft: Shapes.ink("ink-soft"), muted: Shapes.ink("muted") };
    Object.assign(ctx, { textAlign: "center", lineJoin: "round", lineWidth: 3.5, strokeStyle: Shapes.ink("canvas") });
    ctx.setLineDash([]);
    arranged.forEach((label) => writeOne(ctx, label, inks, moved));
  };

  return { arrange, write, LINE, SIZE };
})();
