/** A way through points with rounded corners. */
export function roundedPath(path: Path2D, points: readonly { x: number; y: number }[], radius: number): void {
  const [first] = points;
  if (!first) return;
  path.moveTo(first.x, first.y);
  points.forEach((point, at) => {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before) return;
    if (!after) return path.lineTo(point.x, point.y);
    const room = Math.min(
      Math.abs(point.x - before.x) + Math.abs(point.y - before.y),
      Math.abs(after.x - point.x) + Math.abs(after.y - point.y),
    );
    path.arcTo(point.x, point.y, after.x, after.y, Math.min(radius, room / 2));
  });
}

/** An arrowhead whose tip is at a point, looking right unless turned. */
export function arrowHead(path: Path2D, x: number, y: number, size: number, angle = 0): void {
  const turn = (dx: number, dy: number): [number, number] => [
    x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y + dx * Math.sin(angle) + dy * Math.cos(angle),
  ];
  path.moveTo(x, y);
  path.lineTo(...turn(-size, -size / 2));
  path.lineTo(...turn(-size, size / 2));
  path.closePath();
}
