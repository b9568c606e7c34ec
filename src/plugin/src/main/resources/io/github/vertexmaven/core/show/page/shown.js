// What is shown of it: filters, what is folded, and the picture that this makes.

import { arrows, boxes, groups, nodes } from './model.js';
import { run } from './parts.js';
import { short } from './viewer/dom.js';
import { look, stateOf, taskOf, word } from './states.js';

/** More boxes than this are folded at first: nobody reads them, and drawing them takes time. */
const MANY = 1200;
const CHUNK = 60;

// Big pipelines begin with less: no parameters, then no datasets, then folded in chunks.
const isBig = boxes.size > MANY;
const isChunked = nodes.length > MANY;
export const show = { tag: '', namespace: '', outcome: '', datasets: !isBig, parameters: !isBig };
export const canFold = isChunked || groups.size > 0;

const folded = new Set();
const chunkOf = (box) => {
  const first = Math.floor(box.order / CHUNK) * CHUNK + 1;
  return { id: 'c:' + first, kind: 'chunk', name: 'nodes ' + first + ' to ' + Math.min(first + CHUNK - 1, nodes.length) };
};
const foldAll = () => {
  groups.forEach((each) => folded.add(each.id));
  if (isChunked) nodes.forEach((box) => folded.add(chunkOf(box).id));
};
if (isChunked) foldAll();

const foldOf = (box) => {
  const fold = box.within.find((each) => folded.has(each.id));
  if (fold) return fold;
  return isChunked && folded.has(chunkOf(box).id) ? chunkOf(box) : null;
};
export const turnFolds = () => {
  if (folded.size) folded.clear(); else foldAll();
};
export const unfoldAround = (box) => {
  box.within.forEach((each) => folded.delete(each.id));
  folded.delete(chunkOf(box).id);
};
export const innermost = (box) => box.within.length ? box.within[box.within.length - 1] : isChunked ? chunkOf(box) : null;

/** Unfolds what is folded, folds a frame, or what is around a node; false if there is nothing of it. */
export const turnFold = (id) => {
  const box = boxes.get(id);
  if (folded.has(id)) folded.delete(id);
  else if (groups.has(id)) folded.add(id);
  else if (box?.kind === 'task' && innermost(box)) folded.add(innermost(box).id);
  else return false;
  return true;
};

const passes = (box) =>
  (!show.tag || box.item.tags.includes(show.tag)) &&
  (!show.namespace || box.item.namespace === show.namespace ||
    box.item.namespace.startsWith(show.namespace + '.')) &&
  (!show.outcome || (taskOf(box) || { state: 'not-run' }).state === show.outcome);

/** Boxes and arrows after folding; a hidden dataset is an arrow from its writer to its readers. */
export const visible = () => {
  const shown = new Map();
  const edges = new Map();
  const place = new Map();
  nodes.filter(passes).forEach((box) => {
    const fold = foldOf(box);
    const id = fold ? fold.id : box.id;
    place.set(box.id, id);
    if (!shown.has(id)) {
      const depth = box.within.findIndex((each) => each.id === id);
      const within = fold ? box.within.slice(0, Math.max(0, depth)) : box.within;
      shown.set(id, fold ? { id, kind: 'fold', name: fold.name, group: fold, members: [], within } : box);
    }
    if (fold) shown.get(id).members.push(box);
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
    if (box.kind === 'dataset' ? show.datasets : show.parameters) {
      // What nobody here writes comes from outside.
      box.within = ends.from.size ? common([...ends.from, ...ends.to].map((id) => shown.get(id).within)) : [];
      shown.set(data, box);
      ends.from.forEach((id) => link(id, data));
      ends.to.forEach((id) => link(data, id));
    } else if (box.kind === 'dataset') {
      ends.from.forEach((from) => ends.to.forEach((to) => link(from, to)));
    }
  });
  return { shown, edges: [...edges.values()] };
};
const common = (chains) => {
  const first = chains[0] || [];
  const differs = first.findIndex((each, at) => chains.some((chain) => chain[at] !== each));
  return differs < 0 ? first : first.slice(0, differs);
};

const TITLES = { task: 'Node', dataset: 'Dataset', parameter: 'Parameter', fold: 'Group' };
export const titleOf = (box) => TITLES[box.kind];

const drawn = (box, id) => {
  const state = stateOf(box);
  const isFold = box.kind === 'fold';
  return {
    id,
    kind: isFold ? 'group' : box.kind,
    title: titleOf(box),
    label: short(box.name, 80) + (isFold ? ' (' + box.members.length + ')' : ''),
    sign: state ? look(state).sign : '',
    tone: state ? look(state).tone : run ? 'plain' : '',
    state: state ? word(state) : '',
    isGroup: isFold,
    within: box.within,
  };
};
export const pictureOf = ({ shown, edges }) =>
  ({ boxes: [...shown].map(([id, box]) => drawn(box, id)), arrows: edges });
