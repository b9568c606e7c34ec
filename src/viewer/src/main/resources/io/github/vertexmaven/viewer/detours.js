// Leads arrows around the boxes that they would cross: a layout with frames does not see to that.

/** How far from a box an arrow passes it; between boxes there is more room than twice that. */
const APART = 8;
/** An arrow that still crosses a box after so many detours stays as it is. */
const MOST = 16;

/** The parts of a line, 0 to 1, that lie within a range; none if it is beside it. */
const within = (from, to, low, high) => {
  if (from === to) return from > low && from < high ? [0, 1] : null;
  const [one, other] = [(low - from) / (to - from), (high - from) / (to - from)];
  return [Math.min(one, other), Math.max(one, other)];
};

/** Where a line from p to q crosses a box, in its middle; nothing where it does not. */
const crossing = (p, q, box) => {
  const x = within(p.x, q.x, box.x + 1, box.x + box.width - 1);
  const y = within(p.y, q.y, box.y + 1, box.y + box.height - 1);
  if (!x || !y) return null;
  const [begin, end] = [Math.max(0, x[0], y[0]), Math.min(1, x[1], y[1])];
  const middle = (begin + end) / 2;
  return end - begin > 0.001 ? { x: p.x + (q.x - p.x) * middle, y: p.y + (q.y - p.y) * middle } : null;
};

/** Two corners beside a box, on the side that is nearer: a line that goes down passes it left or right. */
const around = (p, q, box, at) => {
  if (Math.abs(q.y - p.y) * 2 >= Math.abs(q.x - p.x)) {
    const x = at.x < box.x + box.width / 2 ? box.x - APART : box.x + box.width + APART;
    const ends = [{ x, y: box.y - APART }, { x, y: box.y + box.height + APART }];
    return p.y <= q.y ? ends : ends.reverse();
  }
  const y = at.y < box.y + box.height / 2 ? box.y - APART : box.y + box.height + APART;
  const ends = [{ x: box.x - APART, y }, { x: box.x + box.width + APART, y }];
  return p.x <= q.x ? ends : ends.reverse();
};

const firstCrossed = (corners, boxes, ends) => {
  for (let at = 0; at + 1 < corners.length; at += 1) {
    for (let index = 0; index < boxes.length; index += 1) {
      const place = ends.includes(index) ? null : crossing(corners[at], corners[at + 1], boxes[index]);
      if (place) return { at, box: boxes[index], place };
    }
  }
  return null;
};

/** The corners of an arrow that joins the boxes with these indexes, led around all others. */
export const ledAround = (corners, boxes, ends) => {
  let led = corners;
  for (let detours = 0; detours < MOST; detours += 1) {
    const crossed = firstCrossed(led, boxes, ends);
    if (!crossed) return led;
    const { at, box, place } = crossed;
    led = [...led.slice(0, at + 1), ...around(led[at], led[at + 1], box, place), ...led.slice(at + 1)];
  }
  return corners;
};
