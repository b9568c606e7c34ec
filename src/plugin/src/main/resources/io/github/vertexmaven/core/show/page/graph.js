// The drawing.

/** Up to so many boxes arrows are led around them, and groups have frames. */
const MAX_ROUTED = 300;
/** And when they cross no more rows than this. */
const MAX_CROSSED = 500;

const canvas = byId('graph');
const view = drawn('g');
canvas.append(view);
const camera = { x: 0, y: 0, scale: 1 };
const aim = () => {
  view.setAttribute('transform', `translate(${camera.x} ${camera.y}) scale(${camera.scale})`);
  canvas.classList.toggle('far', camera.scale < 0.28);
};
let shown = { nodes: new Map(), edges: new Map() };
let size = { width: 1, height: 1 };
const shapes = new Map();
let places = new Map();
let lines = [];
const kindWords = { task: 'Node', dataset: 'Dataset', parameter: 'Parameter', fold: 'Group' };

const labelOf = (box) => {
  if (box.kind === 'fold') return short(box.name) + ' (' + box.members.length + ')';
  const mark = markOf(box);
  return (mark ? mark + ' ' : '') + short(box.name);
};

const NODE_SEP = 18;
const RANK_SEP = 42;
const boxSize = (label) => ({ width: Math.max(70, label.length * 7.8 + 24), height: 30, label });
/** Where boxes, frames around groups, and arrows are. */
const laidOut = () => (shown.nodes.size > MAX_ROUTED || crossed() > MAX_CROSSED ? packed() : routed());
const crossed = () => {
  const ranks = ranksOf();
  let rows = 0;
  shown.edges.forEach(([from, to]) => { rows += Math.abs(ranks.get(to) - ranks.get(from)) - 1; });
  return rows;
};

const routed = () => {
  const framed = groups.size > 0;
  const graph = new dagre.graphlib.Graph({ compound: framed });
  graph.setGraph({ rankdir: 'TB', nodesep: NODE_SEP, ranksep: RANK_SEP, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  shown.nodes.forEach((box, id) => graph.setNode(id, boxSize(labelOf(box))));
  if (framed) {
    shown.nodes.forEach((box, id) => {
      box.within.forEach((each, at) => {
        if (!graph.hasNode('f' + each.id)) graph.setNode('f' + each.id, { frame: each });
        if (at > 0) graph.setParent('f' + each.id, 'f' + box.within[at - 1].id);
      });
      if (box.within.length) graph.setParent(id, 'f' + box.within[box.within.length - 1].id);
    });
  }
  shown.edges.forEach(([from, to]) => graph.setEdge(from, to));
  dagre.layout(graph);
  return {
    size: { width: graph.graph().width, height: graph.graph().height },
    boxes: new Map([...shown.nodes.keys()].map((id) => [id, graph.node(id)])),
    frames: graph.nodes().map((id) => graph.node(id)).filter((at) => at.frame && at.width),
    lines: graph.edges().map((edge) => ({ from: edge.v, to: edge.w, d: polyline(graph.edge(edge).points) })),
  };
};
const polyline = (points) => 'M' + points.map((p) => p.x.toFixed(1) + ' ' + p.y.toFixed(1)).join('L');

/** How many arrows one after the other lead to a box; folded groups may lead in circles. */
const ranksOf = () => {
  const after = new Map([...shown.nodes.keys()].map((id) => [id, []]));
  const waits = new Map([...shown.nodes.keys()].map((id) => [id, 0]));
  shown.edges.forEach(([from, to]) => {
    after.get(from).push(to);
    waits.set(to, waits.get(to) + 1);
  });
  const ranks = new Map();
  const rank = new Map([...shown.nodes.keys()].map((id) => [id, 0]));
  const ready = [...waits.keys()].filter((id) => waits.get(id) === 0);
  const rest = [...waits.keys()];
  for (let next = 0; ranks.size < rank.size;) {
    const id = ready.length ? ready.pop() : rest[next++];
    if (ranks.has(id)) continue;
    ranks.set(id, rank.get(id));
    after.get(id).filter((to) => !ranks.has(to)).forEach((to) => {
      rank.set(to, Math.max(rank.get(to), rank.get(id) + 1));
      waits.set(to, waits.get(to) - 1);
      if (waits.get(to) === 0) ready.push(to);
    });
  }
  return ranks;
};

const SWEEPS = 6;
/** Boxes in rows, each below those that lead to it and near those it is tied to. */
const rowsOf = () => {
  const ranks = ranksOf();
  const rows = [];
  const before = new Map();
  const after = new Map();
  ranks.forEach((row, id) => {
    (rows[row] = rows[row] || []).push(id);
    before.set(id, []);
    after.set(id, []);
  });
  shown.edges.forEach(([from, to]) => {
    after.get(from).push(to);
    before.get(to).push(from);
  });
  const place = new Map();
  const note = (row) => row.forEach((id, at) => place.set(id, at - (row.length - 1) / 2));
  const settle = (row, tied) => {
    const wish = new Map(row.map((id) => {
      const near = tied.get(id);
      return [id, near.length ? near.reduce((sum, each) => sum + place.get(each), 0) / near.length : place.get(id)];
    }));
    row.sort((one, other) => wish.get(one) - wish.get(other));
    note(row);
  };
  rows.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    rows.forEach((row) => settle(row, before));
    [...rows].reverse().forEach((row) => settle(row, after));
  }
  return rows;
};

/**
 * Large graphs. The library has a point for each row that an arrow crosses, and takes a minute for
 * thousands of them; nobody follows one arrow among thousands. So boxes are packed in rows, and
 * arrows are drawn straight through.
 */
const packed = () => {
  const rows = rowsOf().map((row) => row.map((id) => [id, boxSize(labelOf(shown.nodes.get(id)))]));
  const widths = rows.map((row) => row.reduce((sum, [, at]) => sum + at.width + NODE_SEP, 0));
  const width = Math.max(...widths) + 48;
  const placed = new Map();
  rows.forEach((row, index) => {
    let x = (width - widths[index]) / 2;
    row.forEach(([id, at]) => {
      placed.set(id, { ...at, x: x + at.width / 2, y: 39 + index * (at.height + RANK_SEP) });
      x += at.width + NODE_SEP;
    });
  });
  const straight = ([from, to]) => {
    const up = placed.get(from);
    const down = placed.get(to);
    return { from, to, d: polyline([{ x: up.x, y: up.y + 15 }, { x: down.x, y: down.y - 15 }]) };
  };
  return {
    size: { width, height: 6 + rows.length * (30 + RANK_SEP) },
    boxes: placed,
    frames: [],
    lines: [...shown.edges.values()].map(straight),
  };
};

const frameOf = (at) => {
  const frame = at.frame;
  const fold = () => { folded.add(frame.id); redraw(); };
  const made = drawn('g', { class: 'frame ' + frame.kind });
  const left = at.x - at.width / 2;
  const top = at.y - at.height / 2;
  made.append(drawn('rect', { x: left, y: top, width: at.width, height: at.height }));
  made.addEventListener('dblclick', fold);
  return made;
};
/** Above the arrows, which lead through it. */
const titleOf = (at) => {
  const text = drawn('text', { x: at.x - at.width / 2 + 8, y: at.y - at.height / 2 + 13, class: 'title' });
  text.textContent = '\u2068' + short(at.frame.name, Math.floor(at.width / 7)) + '\u2069';
  return text;
};

const shapeOf = (box, id, at) => {
  const name = box.kind === 'fold' ? labelOf(box) : short(box.name);
  const words = kindWords[box.kind] + ' ' + name + (stateOf(box) ? ', ' + stateWords[stateOf(box)] : '');
  const made = drawn('g', {
    class: 'node ' + box.kind + (stateOf(box) ? ' state-' + stateOf(box) : ''),
    transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`,
    tabindex: '-1', role: 'button', 'aria-label': words,
  });
  made.append(drawn('rect', {
    x: -at.width / 2, y: -at.height / 2, width: at.width, height: at.height,
    rx: box.kind === 'dataset' ? 14 : 6,
  }));
  const text = drawn('text');
  text.textContent = '\u2068' + at.label + '\u2069';
  made.append(text);
  made.dataset.id = id;
  return made;
};

const draw = () => {
  shown = visible();
  const found = laidOut();
  size = { width: Math.max(1, found.size.width || 1), height: Math.max(1, found.size.height || 1) };
  const layer = document.createDocumentFragment();
  shapes.clear();
  found.frames.sort((one, other) => other.width * other.height - one.width * one.height);
  found.frames.forEach((at) => layer.append(frameOf(at)));
  lines = found.lines.map(({ from, to, d }) => {
    const path = drawn('path', { class: 'edge', 'marker-end': 'url(#tip)', d });
    layer.append(path);
    return { path, from, to };
  });
  places = found.boxes;
  shown.nodes.forEach((box, id) => {
    const shape = shapeOf(box, id, places.get(id));
    shapes.set(id, shape);
    layer.append(shape);
  });
  found.frames.forEach((at) => layer.append(titleOf(at)));
  view.replaceChildren(layer);
  reachable([...shapes.keys()][0]);
  mark();
};

const fit = () => {
  const frame = canvas.getBoundingClientRect();
  if (!frame.width) return;
  camera.scale = Math.min(1.2, (frame.width - 20) / size.width, (frame.height - 20) / size.height);
  camera.x = (frame.width - size.width * camera.scale) / 2;
  camera.y = Math.max(10, (frame.height - size.height * camera.scale) / 2);
  aim();
};
const redraw = () => {
  draw();
  fit();
};
const zoom = (factor, x, y) => {
  const scale = Math.min(4, Math.max(0.02, camera.scale * factor));
  camera.x = x - ((x - camera.x) * scale) / camera.scale;
  camera.y = y - ((y - camera.y) * scale) / camera.scale;
  camera.scale = scale;
  aim();
};
const middle = () => {
  const frame = canvas.getBoundingClientRect();
  return [frame.width / 2, frame.height / 2];
};
const center = (id) => {
  const at = places.get(id);
  if (!at) return;
  const [x, y] = middle();
  camera.scale = Math.max(camera.scale, 0.8);
  camera.x = x - at.x * camera.scale;
  camera.y = y - at.y * camera.scale;
  aim();
};

// Pointer: a click chooses, a double click folds, dragging pans, the wheel zooms, two fingers too.

const boxAt = (event) => {
  const shape = event.target.closest && event.target.closest('g.node');
  return shape ? shape.dataset.id : null;
};
canvas.addEventListener('click', (event) => {
  const id = boxAt(event);
  if (id) choose(id);
});
canvas.addEventListener('dblclick', (event) => {
  const id = boxAt(event);
  if (id) toggle(shown.nodes.get(id));
});
canvas.addEventListener('wheel', (event) => {
  event.preventDefault();
  const frame = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - frame.left, event.clientY - frame.top);
}, { passive: false });
const fingers = new Map();
let drag = null;
const grip = () => {
  const [one, other] = [...fingers.values()];
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, wide: Math.hypot(one.x - other.x, one.y - other.y) };
};
canvas.addEventListener('pointerdown', (event) => {
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  drag = { x: event.clientX - camera.x, y: event.clientY - camera.y, moved: false };
});
window.addEventListener('pointermove', (event) => {
  if (!fingers.has(event.pointerId)) return;
  if (fingers.size === 2) {
    const before = grip();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = grip();
    const frame = canvas.getBoundingClientRect();
    camera.x += after.x - before.x;
    camera.y += after.y - before.y;
    if (before.wide) zoom(after.wide / before.wide, after.x - frame.left, after.y - frame.top);
    return;
  }
  const x = event.clientX - drag.x;
  const y = event.clientY - drag.y;
  drag.moved = drag.moved || Math.abs(x - camera.x) + Math.abs(y - camera.y) > 3;
  if (!drag.moved) return;
  canvas.classList.add('dragging');
  camera.x = x;
  camera.y = y;
  aim();
});
['pointerup', 'pointercancel'].forEach((kind) => window.addEventListener(kind, (event) => {
  fingers.delete(event.pointerId);
  canvas.classList.remove('dragging');
  const [rest] = fingers.values();
  if (rest) drag = { x: rest.x - camera.x, y: rest.y - camera.y, moved: true };
}));

// Keyboard: Tab reaches the graph and then one box; arrows go from box to box.

const reachable = (id) => {
  shapes.forEach((shape, each) => shape.setAttribute('tabindex', each === id ? '0' : '-1'));
};
const neighbour = (id, [dx, dy]) => {
  const from = places.get(id);
  let best = null;
  places.forEach((at, other) => {
    if (other === id) return;
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const beside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    if (along > 4 && (!best || along + 2 * beside < best.far)) best = { other, far: along + 2 * beside };
  });
  return best && best.other;
};
const goTo = (id) => {
  reachable(id);
  shapes.get(id).focus({ preventScroll: true });
  const frame = canvas.getBoundingClientRect();
  const at = places.get(id);
  const x = at.x * camera.scale + camera.x;
  const y = at.y * camera.scale + camera.y;
  if (x < 40 || y < 20 || x > frame.width - 40 || y > frame.height - 20 || camera.scale < 0.3) center(id);
};
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvas.addEventListener('keydown', (event) => {
  const id = boxAt(event);
  const direction = DIRECTIONS[event.key];
  if (direction && id && !event.shiftKey) {
    const next = neighbour(id, direction);
    if (next) goTo(next);
  } else if (direction) {
    camera.x -= 60 * direction[0];
    camera.y -= 60 * direction[1];
    aim();
  } else if (event.key === '+' || event.key === '-') {
    zoom(event.key === '+' ? 1.25 : 0.8, ...middle());
  } else if (id && (event.key === 'Enter' || event.key === ' ')) {
    choose(id);
  } else if (id && event.key === 'f') {
    toggle(shown.nodes.get(id));
  } else {
    return;
  }
  event.preventDefault();
});
