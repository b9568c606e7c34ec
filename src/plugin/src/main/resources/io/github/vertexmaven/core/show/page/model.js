// What there is: boxes of three kinds, arrows between them, and the groups that boxes lie in.

import { page } from './parts.js';

export const boxes = new Map();
export const arrows = [];
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
export const nodes = [...boxes.values()].filter((box) => box.kind === 'task');

// Groups: namespaces, one within the other; tasks of several nodes; what runs at the end. A task
// over several namespaces lies in none of them.

export const groups = new Map();
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
nodes.forEach((box) => {
  const node = box.item;
  const task = node.group ? [group('g:' + node.group, 'group', node.group)] : [];
  const spans = node.group && spread.get(node.group).size > 1;
  const around = spans ? [] : namespaces(node.namespace);
  const same = task.length && around.some((other) => other.name === node.group);
  const end = node.exit ? [group('e:', 'exit', 'always, at the end')] : [];
  box.within = end.concat(around, same ? [] : task);
  box.within.forEach((each) => each.members.push(box));
});
