// What there is, as a list to open: nodes by namespace, nodes by tag, datasets by layer.

import { button, short } from './viewer/dom.js';
import { choose } from './graph.js';
import { boxes, nodes } from './model.js';
import { byId, element, holding } from './parts.js';
import { badge, stateOf } from './states.js';

/** More of one branch than this nobody reads. */
const MOST = 500;

/** Within a namespace the name goes on from there. */
const leaf = (box, prefix) => {
  const state = box.kind === 'task' ? stateOf(box) : '';
  const inside = prefix && box.name.startsWith(prefix + '.') ? box.name.slice(prefix.length + 1) : box.name;
  const name = button(short(inside, 120), () => choose(box.id, true), { class: 'link', title: inside === box.name ? null : short(box.name, 300) });
  return holding('li', state ? [name, ' ', badge(state)] : [name]);
};
const leaves = (members, prefix = '') => {
  const items = members.slice(0, MOST).map((box) => leaf(box, prefix));
  if (members.length > MOST) items.push(element('li', members.length - MOST + ' more', { class: 'soft' }));
  return holding('ul', items);
};
const branch = (name, children, size, isOpen) => holding('details', [
  holding('summary', [short(name, 80) + ' ', element('span', String(size), { class: 'soft' })]), ...children,
], isOpen ? { open: '' } : {});

/** Namespaces within namespaces; nodes without one stand at the top. */
const byNamespace = (members, prefix) => {
  const own = members.filter((box) => box.item.namespace === prefix);
  const deeper = new Map();
  members.filter((box) => box.item.namespace !== prefix).forEach((box) => {
    const rest = prefix ? box.item.namespace.slice(prefix.length + 1) : box.item.namespace;
    const name = rest.split('.')[0];
    deeper.set(name, (deeper.get(name) || []).concat(box));
  });
  return [
    ...[...deeper].sort().map(([name, inside]) =>
      branch(name, byNamespace(inside, prefix ? prefix + '.' + name : name), inside.length, inside.length < 12)),
    ...(own.length ? [leaves(own, prefix)] : []),
  ];
};
const by = (members, keysOf) => {
  const found = new Map();
  members.forEach((box) => keysOf(box).forEach((key) => found.set(key, (found.get(key) || []).concat(box))));
  return [...found].sort().map(([key, inside]) => branch(key, [leaves(inside)], inside.length, false));
};
const datasets = () => [...boxes.values()].filter((box) => box.kind === 'dataset');
const section = (title, children) => (children.length ? [element('h3', title), ...children] : []);

const grown = () => [
  ...section('Nodes', byNamespace(nodes, '')),
  ...section('Tags', by(nodes, (box) => box.item.tags)),
  ...section('Layers', by(datasets(), (box) => (box.item && box.item.layer ? [box.item.layer] : []))),
];
byId('tree').replaceChildren(...grown());
