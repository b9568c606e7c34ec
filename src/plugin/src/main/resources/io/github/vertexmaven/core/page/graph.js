// The drawing.

/** Frames around groups cost the layout much; in large graphs a colour must do. */
const MAX_FRAMED = 400;

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

const laidOut = () => {
  const framed = groups.size > 0 && shown.nodes.size <= MAX_FRAMED;
  const graph = new dagre.graphlib.Graph({ compound: framed });
  graph.setGraph({
    rankdir: 'TB', nodesep: 18, ranksep: 42, marginx: 24, marginy: 24,
    ranker: shown.nodes.size > 300 ? 'longest-path' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  shown.nodes.forEach((box, id) => {
    const label = labelOf(box);
    graph.setNode(id, { width: Math.max(70, label.length * 7.6 + 22), height: 30, label });
  });
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
  return graph;
};

const frameOf = (at) => {
  const frame = at.frame;
  const fold = () => { folded.add(frame.id); redraw(); };
  const made = drawn('g', { class: 'frame ' + frame.kind });
  const left = at.x - at.width / 2;
  const top = at.y - at.height / 2;
  made.append(drawn('rect', { x: left, y: top, width: at.width, height: at.height }));
  const text = drawn('text', { x: left + 8, y: top + 13 });
  text.textContent = '\u2068' + short(frame.name) + '\u2069';
  made.append(text);
  made.addEventListener('dblclick', fold);
  return made;
};

const shapeOf = (box, id, at) => {
  const words = kindWords[box.kind] + ' ' + short(box.name) + (stateOf(box) ? ', ' + stateWords[stateOf(box)] : '');
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
  const graph = laidOut();
  size = { width: Math.max(1, graph.graph().width || 1), height: Math.max(1, graph.graph().height || 1) };
  const layer = document.createDocumentFragment();
  lines = [];
  shapes.clear();
  places = new Map();
  const frames = graph.nodes().map((id) => graph.node(id)).filter((at) => at.frame && at.width);
  frames.sort((one, other) => other.width * other.height - one.width * one.height);
  frames.forEach((at) => layer.append(frameOf(at)));
  graph.edges().forEach((edge) => {
    const points = graph.edge(edge).points;
    const path = drawn('path', {
      class: 'edge', 'marker-end': 'url(#tip)',
      d: 'M' + points.map((p) => p.x.toFixed(1) + ' ' + p.y.toFixed(1)).join('L'),
    });
    lines.push({ path, from: edge.v, to: edge.w });
    layer.append(path);
  });
  shown.nodes.forEach((box, id) => {
    const at = graph.node(id);
    places.set(id, at);
    const shape = shapeOf(box, id, at);
    shapes.set(id, shape);
    layer.append(shape);
  });
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
