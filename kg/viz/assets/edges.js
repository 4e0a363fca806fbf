// Draws the links below the nodes, at a constant width at every zoom. Who acted runs into the event, whom it hit runs
// out of it: initiator -> event -> target reads along the arrows.
const Edges = (() => {
  const ACTION = { width: 1.7, ink: "action", arrow: true };
  const SPEECH = { width: 1.3, ink: "speech", arrow: true };
  const QUIET = { width: 1, ink: "edge", arrow: false };
  const STYLES = {
    initiator: { ...ACTION, reversed: true },
    target: ACTION,
    targetObject: ACTION,
    speaker: { ...SPEECH, reversed: true },
    about: { ...SPEECH, dash: [5, 4] },
    inResponseTo: { width: 1.3, ink: "muted", arrow: true, dash: [5, 4] },
    partOf: { ...QUIET, arrow: true },
    backedBy: { ...QUIET, arrow: true },
    memberOf: { ...QUIET, arrow: true },
    leads: { ...QUIET, arrow: true },
    speaksFor: { ...QUIET, arrow: true },
    location: { ...QUIET, dash: [1.5, 3] },
    locatedIn: { ...QUIET, dash: [1.5, 3], arrow: true },
    claims: { ...SPEECH, dash: [5, 4] },
    saidBy: { ...SPEECH, reversed: true },
    inReport: { ...QUIET, dash: [1, 5] },
    reportedBy: { ...QUIET, dash: [1, 5] },
  };

  const style = (role) => STYLES[role] || QUIET;

  const ends = (edge) => (style(edge.role).reversed ? [edge.to, edge.from] : [edge.from, edge.to]);

  const arrowHead = (ctx, tip, angle, size) => {
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(tip.x - size * Math.cos(angle - 0.42), tip.y - size * Math.sin(angle - 0.42));
    ctx.lineTo(tip.x - size * Math.cos(angle + 0.42), tip.y - size * Math.sin(angle + 0.42));
    ctx.closePath();
    ctx.fill();
  };

  const along = (from, angle, length) => ({ x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) });

  /** Draw one edge in pixels. `line` holds edge, from, to, the radius at both ends, and how strong it is drawn. */
  const draw = (ctx, line) => {
    const look = style(line.edge.role);
    const angle = Math.atan2(line.to.y - line.from.y, line.to.x - line.from.x);
    const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) - line.toRadius - 3;
    if (length < 4) return;
    const tip = along(line.from, angle, length);
    ctx.globalAlpha = line.alpha;
    ctx.strokeStyle = ctx.fillStyle = Shapes.ink(line.strong ? `${look.ink}-strong` : look.ink);
    ctx.lineWidth = look.width + (line.strong ? 0.6 : 0);
    ctx.setLineDash(look.dash || []);
    ctx.beginPath();
    ctx.moveTo(line.from.x, line.from.y);
    const end = along(line.from, angle, length - (look.arrow ? 6 : 0));
    ctx.lineTo(end.x, end.y);
    ctx.stroke();
    if (look.arrow) arrowHead(ctx, tip, angle, line.strong || look.width > 1.5 ? 9 : 7);
  };

  return { draw, ends };
})();
