// The tree of a job as a picture that can be drawn: a group that is unfolded has a picture inside, and
// artifacts lie between the tasks that write and read them.

import { plain, short } from './viewer/dom.js';
import { sign, tone, word } from './states.js';
import { children, isGroup, sumOf } from './tree.js';

const LONGEST = 34;
/** More members than this of an unfolded group are not drawn. */
const MOST = 200;

/** Between the key of a task and the name of an output: what is chosen is an artifact. */
const OUTPUT = '\u001f';

export const artifactId = (node, output) => node.key + OUTPUT + output;

/** The key of a task, and of an artifact the name of the output. */
export const partsOf = (id) => {
  const at = id.indexOf(OUTPUT);
  return at < 0 ? { key: id, output: '' } : { key: id.slice(0, at), output: id.slice(at + 1) };
};

const TITLES = { DAG: 'Group', LOOP: 'Loop', CHUNK: 'Tasks', IMPORTER: 'Importer', CONTAINER: 'Task' };

const labelOf = (tree, node, isOpen) => {
  const name = plain(short(node.name, LONGEST));
  if (!isGroup(node) || isOpen) return name;
  const { all, ended } = sumOf(tree, node);
  return name + (node.kind === 'LOOP' && !node.record ? '' : ' · ' + ended + '/' + all);
};

const boxOf = (tree, node, isOpen, hasData) => {
  const isUnfolded = isGroup(node) && isOpen(node);
  const members = isUnfolded ? children(tree, node) : [];
  return {
    id: node.key,
    kind: isGroup(node) ? 'group' : 'task',
    title: TITLES[node.kind],
    label: labelOf(tree, node, isUnfolded),
    sign: sign(node.state),
    tone: tone(node.state),
    state: word(node.state),
    isGroup: isGroup(node),
    isOpen: isUnfolded,
    isExit: Boolean(node.spec.exit),
    inside: members.length ? among(tree, members.slice(0, MOST), isOpen, hasData) : undefined,
    more: Math.max(0, members.length - MOST),
  };
};

const outputsOf = (tree, node) => (node.kind === 'CHUNK' || node.isIteration ? {} : tree.components[node.component]?.outputs || {});

/** The tasks beside a node that read one of its outputs, with what they call it. */
export const readersOf = (nodes, node, output) => nodes.flatMap((other) =>
  (other.spec.reads || []).filter((read) => read.task === node.spec.name && read.output === output && !other.isIteration)
    .map((read) => ({ node: other, as: read.as })));

const typeOf = (schema) => schema.replace(/^system\./, '').toLowerCase();

/** What people call it: an importer's own name of it says nothing, its reader's does. */
export const nameOf = (node, output, readers) => (node.kind === 'IMPORTER' && readers.length ? readers[0].as : output);

const artifactBox = (node, output, schema, readers) => {
  const isThere = node.state === 'SUCCEEDED' || node.state === 'SKIPPED';
  return {
    id: artifactId(node, output),
    kind: 'dataset',
    title: 'Artifact',
    label: plain(short(nameOf(node, output, readers), LONGEST)) + ' · ' + typeOf(schema),
    tone: isThere ? '' : 'none',
    state: isThere ? 'written' : 'not written',
  };
};

const among = (tree, nodes, isOpen, hasData) => {
  const ids = new Map(nodes.map((node) => [node.spec.name, node.key]));
  const boxes = [];
  const arrows = [];
  nodes.forEach((node) => {
    boxes.push(boxOf(tree, node, isOpen, hasData));
    const carried = new Set(hasData ? (node.spec.reads || []).map((read) => read.task) : []);
    node.after.filter((name) => ids.has(name) && !carried.has(name)).forEach((name) => arrows.push([ids.get(name), node.key]));
    if (!hasData) return;
    Object.entries(outputsOf(tree, node)).forEach(([output, schema]) => {
      const readers = readersOf(nodes, node, output);
      const box = artifactBox(node, output, schema, readers);
      boxes.push(box);
      arrows.push([node.key, box.id], ...readers.map((reader) => [box.id, reader.node.key]));
    });
  });
  return { boxes, arrows };
};

export const pictureOf = (tree, isOpen, hasData) => among(tree, children(tree, tree.root), isOpen, hasData);
