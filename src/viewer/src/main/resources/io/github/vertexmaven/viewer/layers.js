// A plain layered layout for many boxes, where dagre's careful one takes seconds: boxes go below those
// before them, near to what they are joined with; arrows are straight.

const GAP = 18;
const BETWEEN = 46;
const WIDEST = 50;
const SWEEPS = 6;

/** How many arrows lead to each box at most. Folded groups may lead in circles: one of them begins. */
export const ranks = (count, arrows) => {
  const after = Array.from({ length: count }, () => []);
  const open = new Array(count).fill(0);
  arrows.forEach(([from, to]) => {
    after[from].push(to);
    open[to] += 1;
  });
  const rank = new Array(count).fill(0);
  const isPlaced = new Array(count).fill(false);
  const ready = open.flatMap((number, index) => (number ? [] : [index]));
  const place = (index) => {
    isPlaced[index] = true;
    after[index].filter((to) => !isPlaced[to]).forEach((to) => {
      rank[to] = Math.max(rank[to], rank[index] + 1);
      open[to] -= 1;
      if (!open[to]) ready.push(to);
    });
  };
  let next = 0;
  for (let start = 0; start <= count; start += 1) {
    for (; next < ready.length; next += 1) if (!isPlaced[ready[next]]) place(ready[next]);
    if (start < count && !isPlaced[start]) place(start);
  }
  return rank;
};

/** Boxes by rank; a row that is too wide goes on in the next. */
const rowsOf = (rank) => {
  const rows = [];
  rank.forEach((row, index) => (rows[row] = rows[row] || []).push(index));
  return rows.flatMap((row) => {
    const parts = [];
    for (let from = 0; from < row.length; from += WIDEST) parts.push(row.slice(from, from + WIDEST));
    return parts;
  });
};

/** Gives each box of a row the place that it wants, as far as the ones beside it leave room. */
const settle = (row, boxes, wanted) => {
  row.sort((one, other) => wanted[one] - wanted[other] || one - other);
  let end = -Infinity;
  let moved = 0;
  row.forEach((index) => {
    const half = boxes[index].width / 2;
    const middle = Math.max(wanted[index], end + half);
    moved += middle - wanted[index];
    boxes[index].middle = middle;
    end = middle + half + GAP;
  });
  row.forEach((index) => { boxes[index].middle -= moved / row.length; });
};

/** Gives boxes their places; the corners of each arrow. */
export const layered = (boxes, arrows) => {
  const rows = rowsOf(ranks(boxes.length, arrows));
  const near = boxes.map(() => []);
  arrows.forEach(([from, to]) => {
    near[from].push(to);
    near[to].push(from);
  });
  rows.forEach((row) => settle(row, boxes, Object.fromEntries(row.map((index, place) => [index, place]))));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    (sweep % 2 ? [...rows].reverse() : rows).forEach((row) => {
      const wanted = {};
      row.forEach((index) => {
        const ends = near[index];
        wanted[index] = ends.length ? ends.reduce((sum, end) => sum + boxes[end].middle, 0) / ends.length : boxes[index].middle;
      });
      settle(row, boxes, wanted);
    });
  }
  const left = Math.min(...boxes.map((box) => box.middle - box.width / 2));
  let top = 0;
  rows.forEach((row) => {
    row.forEach((index) => {
      boxes[index].x = boxes[index].middle - boxes[index].width / 2 - left;
      boxes[index].y = top;
    });
    top += Math.max(...row.map((index) => boxes[index].height)) + BETWEEN;
  });
  const corners = arrows.map(([from, to]) => [
    { x: boxes[from].x + boxes[from].width / 2, y: boxes[from].y + boxes[from].height },
    { x: boxes[to].x + boxes[to].width / 2, y: boxes[to].y },
  ]);
  return { corners, width: Math.max(...boxes.map((box) => box.x + box.width)), height: top - BETWEEN };
};
