'use strict';
(function () {
  const page = JSON.parse(document.getElementById('data').textContent);
  const SVG = 'http://www.w3.org/2000/svg';
  const byId = (id) => document.getElementById(id);
  const LABEL = 30;
  /** More boxes than this are folded at first: nobody reads them, and drawing them takes time. */
  const MANY = 1200;
  const CHUNK = 60;

  const element = (name, text, attributes) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const drawn = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const short = (name) => (name.length > LABEL ? name.slice(0, LABEL - 1) + '…' : name);

  // What there is: boxes of three kinds, and arrows between them.

  const boxes = new Map();
  const arrows = [];
  const add = (id, kind, name, item) => {
    if (!boxes.has(id)) boxes.set(id, { id, kind, name, item, group: '' });
    return boxes.get(id);
  };
  page.nodes.forEach((node, index) => {
    const box = add('n:' + node.name, 'task', node.name, node);
    box.group = node.group || node.namespace || '';
    box.order = index;
    node.inputs.forEach((input) => {
      const dataset = input.kind === 'dataset';
      const id = (dataset ? 'd:' : 'p:') + input.name;
      add(id, dataset ? 'dataset' : 'parameter', input.name, null);
      arrows.push([id, box.id]);
    });
    node.outputs.forEach((output) => {
      add('d:' + output.name, 'dataset', output.name, null);
      arrows.push([box.id, 'd:' + output.name]);
    });
  });
  page.datasets.forEach((dataset) => {
    const box = boxes.get('d:' + dataset.name);
    if (box) box.item = dataset;
  });
  page.parameters.forEach((parameter) => {
    const box = boxes.get('p:' + parameter.name);
    if (box) box.item = parameter;
  });

  // What is shown of it.

  const folded = new Set();
  const state = { chosen: null, search: '', tag: '', namespace: '', datasets: true, parameters: true };
  const groups = [...new Set(page.nodes.map((node) => node.group || node.namespace || ''))].filter(Boolean);
  let chunks = false;

  const chunkOf = (box) => 'nodes ' + (Math.floor(box.order / CHUNK) * CHUNK + 1) + ' and on';
  const foldOf = (box) => {
    if (box.kind !== 'task') return '';
    if (box.group && folded.has(box.group)) return box.group;
    if (chunks && folded.has(chunkOf(box))) return chunkOf(box);
    return '';
  };
  const start = () => {
    if (boxes.size <= MANY) return;
    state.parameters = false;
    if (page.nodes.length <= MANY) {
      state.datasets = false;
      return;
    }
    groups.forEach((group) => folded.add(group));
    chunks = true;
    page.nodes.forEach((node) => folded.add(chunkOf(boxes.get('n:' + node.name))));
    state.datasets = false;
  };

  /** Boxes and arrows after folding; a hidden dataset is an arrow from its writer to its readers. */
  const visible = () => {
    const nodes = new Map();
    const edges = new Map();
    const place = new Map();
    const within = (box) =>
      (!state.tag || box.item.tags.includes(state.tag)) &&
      (!state.namespace ||
        box.item.namespace === state.namespace ||
        box.item.namespace.startsWith(state.namespace + '.'));
    boxes.forEach((box) => {
      if (box.kind !== 'task' || !within(box)) return;
      const fold = foldOf(box);
      const id = fold ? 'g:' + fold : box.id;
      place.set(box.id, id);
      if (!nodes.has(id)) {
        nodes.set(id, fold ? { id, kind: 'fold', name: fold, members: [] } : box);
      }
      if (fold) nodes.get(id).members.push(box.name);
    });
    const link = (from, to) => {
      if (from !== to) edges.set(from + '\n' + to, [from, to]);
    };
    const through = new Map();
    arrows.forEach(([from, to]) => {
      const data = boxes.get(from).kind === 'task' ? to : from;
      const task = data === to ? from : to;
      if (!place.has(task)) return;
      const ends = through.get(data) || { from: new Set(), to: new Set() };
      (data === to ? ends.from : ends.to).add(place.get(task));
      through.set(data, ends);
    });
    through.forEach((ends, data) => {
      const box = boxes.get(data);
      const inside = ends.from.size === 1 && ends.to.size === 1 && [...ends.from][0] === [...ends.to][0];
      if (inside) return;
      if (box.kind === 'dataset' ? state.datasets : state.parameters) {
        nodes.set(data, box);
        ends.from.forEach((id) => link(id, data));
        ends.to.forEach((id) => link(data, id));
      } else if (box.kind === 'dataset') {
        ends.from.forEach((from) => ends.to.forEach((to) => link(from, to)));
      }
    });
    return { nodes, edges };
  };

  // The drawing.

  const canvas = byId('graph');
  const view = drawn('g');
  canvas.append(view);
  const camera = { x: 0, y: 0, scale: 1 };
  const aim = () =>
    view.setAttribute('transform', `translate(${camera.x} ${camera.y}) scale(${camera.scale})`);
  let shown = { nodes: new Map(), edges: new Map() };
  let size = { width: 1, height: 1 };
  const shapes = new Map();
  let lines = [];

  const laidOut = () => {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({
      rankdir: 'TB', nodesep: 18, ranksep: 42, marginx: 20, marginy: 20,
      ranker: shown.nodes.size > 300 ? 'longest-path' : 'network-simplex',
    });
    graph.setDefaultEdgeLabel(() => ({}));
    shown.nodes.forEach((box, id) => {
      const label = short(box.kind === 'fold' ? box.name + ' (' + box.members.length + ')' : box.name);
      graph.setNode(id, { width: Math.max(70, label.length * 7.6 + 22), height: 30, label });
    });
    shown.edges.forEach(([from, to]) => graph.setEdge(from, to));
    dagre.layout(graph);
    return graph;
  };

  const draw = () => {
    shown = visible();
    const graph = laidOut();
    size = { width: Math.max(1, graph.graph().width || 1), height: Math.max(1, graph.graph().height || 1) };
    const layer = document.createDocumentFragment();
    lines = [];
    shapes.clear();
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
      const group = drawn('g', {
        class: 'node ' + box.kind, transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`,
        tabindex: '0', role: 'button', 'aria-label': kindWords[box.kind] + ' ' + short(box.name),
      });
      group.append(
        drawn('rect', { x: -at.width / 2, y: -at.height / 2, width: at.width, height: at.height }));
      const text = drawn('text');
      text.textContent = '\u2068' + at.label + '\u2069';
      group.append(text);
      group.addEventListener('click', () => choose(id));
      group.addEventListener('dblclick', () => toggle(box));
      group.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          choose(id);
        }
      });
      shapes.set(id, group);
      layer.append(group);
    });
    view.replaceChildren(layer);
    mark();
  };
  const kindWords = { task: 'Node', dataset: 'Dataset', parameter: 'Parameter', fold: 'Group' };

  const fit = () => {
    const frame = canvas.getBoundingClientRect();
    camera.scale = Math.min(1.2, (frame.width - 20) / size.width, (frame.height - 20) / size.height);
    camera.x = (frame.width - size.width * camera.scale) / 2;
    camera.y = Math.max(10, (frame.height - size.height * camera.scale) / 2);
    aim();
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

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const frame = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - frame.left, event.clientY - frame.top);
  }, { passive: false });
  let drag = null;
  canvas.addEventListener('pointerdown', (event) => {
    drag = { x: event.clientX - camera.x, y: event.clientY - camera.y, moved: false };
  });
  window.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const x = event.clientX - drag.x;
    const y = event.clientY - drag.y;
    drag.moved = drag.moved || Math.abs(x - camera.x) + Math.abs(y - camera.y) > 3;
    if (!drag.moved) return;
    canvas.classList.add('dragging');
    camera.x = x;
    camera.y = y;
    aim();
  });
  window.addEventListener('pointerup', () => {
    drag = null;
    canvas.classList.remove('dragging');
  });
  canvas.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) {
      camera.x += step[0];
      camera.y += step[1];
      aim();
    } else if (event.key === '+' || event.key === '-') {
      zoom(event.key === '+' ? 1.25 : 0.8, ...middle());
    } else {
      return;
    }
    event.preventDefault();
  });

  // Search, filters, folding.

  const matches = (box) => state.search && box.name.toLowerCase().includes(state.search);
  const mark = () => {
    const near = new Set();
    if (state.chosen && shown.nodes.has(state.chosen)) near.add(state.chosen);
    lines.forEach(({ path, from, to }) => {
      const touches = state.chosen && (from === state.chosen || to === state.chosen);
      path.classList.toggle('near', Boolean(touches));
      if (touches) near.add(from).add(to);
    });
    let hits = 0;
    shapes.forEach((shape, id) => {
      const box = shown.nodes.get(id);
      const hit = Boolean(box.kind === 'fold'
        ? state.search && box.members.some((name) => name.toLowerCase().includes(state.search))
        : matches(box));
      if (hit) hits += 1;
      shape.classList.toggle('hit', hit);
      shape.classList.toggle('chosen', id === state.chosen);
      shape.classList.toggle('faded', state.search ? !hit : near.size > 0 && !near.has(id));
    });
    byId('count').textContent = state.search
      ? hits + ' found'
      : page.nodes.length + ' nodes, ' + page.datasets.length + ' datasets';
  };
  const redraw = () => {
    draw();
    fit();
  };
  const toggle = (box) => {
    const key = box.kind === 'fold' ? box.name : box.kind === 'task' ? box.group || (chunks && chunkOf(box)) : '';
    if (!key) return;
    if (folded.has(key)) folded.delete(key); else folded.add(key);
    redraw();
  };

  byId('search').addEventListener('input', (event) => {
    state.search = event.target.value.trim().toLowerCase();
    mark();
  });
  byId('search').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const hit = [...shown.nodes.entries()].find(([, box]) => box.kind !== 'fold' && matches(box));
    if (hit) choose(hit[0], true);
  });
  const options = (select, values) => {
    values.sort().forEach((value) => select.append(element('option', short(value), { value })));
    select.hidden = values.length === 0;
  };
  options(byId('tag'), [...new Set(page.nodes.flatMap((node) => node.tags))]);
  options(byId('namespace'), [...new Set(page.nodes.map((node) => node.namespace).filter(Boolean))]);
  byId('tag').addEventListener('change', (event) => { state.tag = event.target.value; redraw(); });
  byId('namespace').addEventListener('change', (event) => { state.namespace = event.target.value; redraw(); });
  const pressed = (button, key) => {
    const show = () => button.setAttribute('aria-pressed', String(state[key]));
    button.addEventListener('click', () => { state[key] = !state[key]; show(); redraw(); });
    return show;
  };
  const showDatasets = pressed(byId('datasets'), 'datasets');
  const showParameters = pressed(byId('parameters'), 'parameters');
  const foldable = groups.length > 0 || page.nodes.length > MANY;
  byId('fold').hidden = !foldable;
  byId('fold').addEventListener('click', () => {
    const all = groups.concat(chunks ? page.nodes.map((node) => chunkOf(boxes.get('n:' + node.name))) : []);
    if (folded.size) folded.clear(); else all.forEach((name) => folded.add(name));
    redraw();
  });
  byId('fit').addEventListener('click', fit);
  byId('closer').addEventListener('click', () => zoom(1.25, ...middle()));
  byId('farther').addEventListener('click', () => zoom(0.8, ...middle()));

  // What is known of a box.

  const details = byId('details');
  const facts = (rows) => {
    const list = element('dl');
    rows.filter(([, value]) => value !== undefined && value !== '' && value !== null).forEach(([name, value]) => {
      list.append(element('dt', name), element('dd', String(value)));
    });
    return list;
  };
  const linkTo = (id, text) => {
    const button = element('button', short(text), { class: 'link', type: 'button' });
    button.addEventListener('click', () => choose(id, true));
    return button;
  };
  const linked = (title, entries) => {
    if (!entries.length) return [];
    const list = element('ul');
    entries.forEach(([id, name, more]) => {
      const item = element('li');
      item.append(linkTo(id, name));
      if (more) item.append(' ' + more);
      list.append(item);
    });
    return [element('h3', title), list];
  };
  const about = {
    task: (box) => {
      const node = box.item;
      return [
        facts([
          ['method', node.source], ['at', node.at], ['tags', node.tags.join(', ')],
          ['namespace', node.namespace], ['task', node.task], ['group', node.group],
          ['why', node.reason], ['image', node.image], ['cpu', node.cpu], ['memory', node.memory],
          ['accelerator', node.accelerator], ['cached', node.cached], ['retries', node.retries],
        ]),
        ...linked('Reads', node.inputs.map((input) =>
          [(input.kind === 'dataset' ? 'd:' : 'p:') + input.name, input.name, input.type])),
        ...linked('Writes', node.outputs.map((output) => ['d:' + output.name, output.name, output.type])),
      ];
    },
    dataset: (box) => {
      const dataset = box.item || {};
      const writers = arrows.filter(([, to]) => to === box.id).map(([from]) => boxes.get(from));
      const readers = arrows.filter(([from]) => from === box.id).map(([, to]) => boxes.get(to));
      return [
        facts([
          ['format', dataset.type || 'not in the catalog'], ['path', dataset.filepath],
          ['layer', dataset.layer], ['entry', dataset.at],
        ]),
        ...linked('Written by', writers.map((writer) => [writer.id, writer.name])),
        ...linked('Read by', readers.map((reader) => [reader.id, reader.name])),
      ];
    },
    parameter: (box) => [
      facts([['value', box.item && box.item.value], ['at', box.item && box.item.at]]),
      ...linked('Read by', arrows.filter(([from]) => from === box.id)
        .map(([, to]) => [to, boxes.get(to).name])),
    ],
    fold: (box) => [
      ...linked('Nodes', box.members.slice(0, 200).map((name) => ['n:' + name, name])),
    ],
  };
  const choose = (id, center) => {
    const box = shown.nodes.get(id) || boxes.get(id);
    if (!box) return;
    if (!shown.nodes.has(id)) {
      if (box.kind === 'dataset') { state.datasets = true; showDatasets(); }
      if (box.kind === 'parameter') { state.parameters = true; showParameters(); }
      if (box.kind === 'task') { folded.delete(box.group); folded.delete(chunkOf(box)); }
      draw();
    }
    state.chosen = id;
    const head = element('h2', box.name);
    const unfold = element('button', box.kind === 'fold' ? 'Unfold' : 'Fold its group', { type: 'button' });
    unfold.addEventListener('click', () => toggle(box));
    const canFold = box.kind === 'fold' || (box.kind === 'task' && (box.group || chunks));
    details.replaceChildren(
      head, element('p', kindWords[box.kind]), ...about[box.kind](box), ...(canFold ? [unfold] : []));
    mark();
    const shape = shapes.get(id);
    if (center && shape) {
      const [x, y] = shape.getAttribute('transform').match(/-?[0-9.]+/g).map(Number);
      const [cx, cy] = middle();
      camera.scale = Math.max(camera.scale, 0.8);
      camera.x = cx - x * camera.scale;
      camera.y = cy - y * camera.scale;
      aim();
    }
  };

  start();
  showDatasets();
  showParameters();
  redraw();
  window.addEventListener('resize', fit);
  document.documentElement.setAttribute('data-ready', 'true');
})();
