// What there is: boxes of three kinds, arrows between them, and the groups that boxes lie in.

/** More boxes than this are folded at first: nobody reads them, and drawing them takes time. */
const MANY = 1200;
const CHUNK = 60;

const boxes = new Map();
const arrows = [];
const add = (id, kind, name, item) => {
  if (!boxes.has(id)) boxes.set(id, { id, kind, name, item, within: [] });
  return boxes.get(id);
};
const idOf = (node) => (node.exit ? 'x:' : 'n:') + node.name;

page.nodes.forEach((node, index) => {
  const box = add(idOf(node), 'task', node.name, node);
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

// Groups: namespaces, one within the other; tasks of several nodes; what runs at the end. A task
// over several namespaces lies in none of them.

const groups = new Map();
const group = (id, kind, name) => {
  if (!groups.has(id)) groups.set(id, { id, kind, name, members: [] });
  return groups.get(id);
};
const namespaces = (name) => {
  const parts = name ? name.split('.') : [];
  return parts.map((part, at) => group('s:' + parts.slice(0, at + 1).join('.'), 'namespace', parts.slice(0, at + 1).join('.')));
};
const spread = new Map();
page.nodes.forEach((node) => {
  if (node.group) spread.set(node.group, (spread.get(node.group) || new Set()).add(node.namespace));
});
page.nodes.forEach((node) => {
  const box = boxes.get(idOf(node));
  const task = node.group ? [group('g:' + node.group, 'group', node.group)] : [];
  const spans = node.group && spread.get(node.group).size > 1;
  const around = spans ? [] : namespaces(node.namespace);
  const same = task.length && around.some((other) => other.name === node.group);
  const end = node.exit ? [group('e:', 'exit', 'at the end, whatever happens')] : [];
  box.within = end.concat(around, same ? [] : task);
  box.within.forEach((each) => each.members.push(box));
});

let chunked = false;
const chunkOf = (box) => {
  const first = Math.floor(box.order / CHUNK) * CHUNK + 1;
  return { id: 'c:' + first, kind: 'chunk', name: 'nodes ' + first + ' to ' + Math.min(first + CHUNK - 1, page.nodes.length) };
};

// What is shown of it.

const folded = new Set();
const state = { chosen: null, search: '', tag: '', namespace: '', outcome: '', datasets: true, parameters: true };

const foldOf = (box) => {
  const fold = box.within.find((each) => folded.has(each.id));
  if (fold) return fold;
  return chunked && folded.has(chunkOf(box).id) ? chunkOf(box) : null;
};
const foldAll = () => {
  groups.forEach((each) => folded.add(each.id));
  if (chunked) page.nodes.forEach((node) => folded.add(chunkOf(boxes.get(idOf(node))).id));
};
const unfoldAround = (box) => {
  box.within.forEach((each) => folded.delete(each.id));
  folded.delete(chunkOf(box).id);
};

/** Big pipelines begin with less: no parameters, then no datasets, then folded. */
const begin = () => {
  if (boxes.size <= MANY) return;
  state.parameters = false;
  state.datasets = false;
  if (page.nodes.length <= MANY) return;
  chunked = true;
  foldAll();
};

const passes = (box) =>
  (!state.tag || box.item.tags.includes(state.tag)) &&
  (!state.namespace || box.item.namespace === state.namespace ||
    box.item.namespace.startsWith(state.namespace + '.')) &&
  (!state.outcome || (taskOf(box) || { state: 'not-run' }).state === state.outcome);

/** Boxes and arrows after folding; a hidden dataset is an arrow from its writer to its readers. */
const visible = () => {
  const nodes = new Map();
  const edges = new Map();
  const place = new Map();
  boxes.forEach((box) => {
    if (box.kind !== 'task' || !passes(box)) return;
    const fold = foldOf(box);
    const id = fold ? fold.id : box.id;
    place.set(box.id, id);
    if (!nodes.has(id)) {
      const depth = box.within.findIndex((each) => each.id === id);
      const within = fold ? box.within.slice(0, Math.max(0, depth)) : box.within;
      nodes.set(id, fold ? { id, kind: 'fold', name: fold.name, group: fold, members: [], within } : box);
    }
    if (fold) nodes.get(id).members.push(box);
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
      // What nobody here writes comes from outside.
      box.within = ends.from.size ? common([...ends.from, ...ends.to].map((id) => nodes.get(id).within)) : [];
      nodes.set(data, box);
      ends.from.forEach((id) => link(id, data));
      ends.to.forEach((id) => link(data, id));
    } else if (box.kind === 'dataset') {
      ends.from.forEach((from) => ends.to.forEach((to) => link(from, to)));
    }
  });
  return { nodes, edges };
};
const common = (chains) => {
  const first = chains[0] || [];
  const differs = first.findIndex((each, at) => chains.some((chain) => chain[at] !== each));
  return differs < 0 ? first : first.slice(0, differs);
};
