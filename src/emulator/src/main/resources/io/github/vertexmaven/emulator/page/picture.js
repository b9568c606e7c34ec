// The tree of a job as a picture that can be drawn: a group that is unfolded has a picture inside.

import { plain, short } from './viewer/dom.js';
import { sign, tone, word } from './states.js';
import { children, isGroup, sumOf } from './tree.js';

const LONGEST = 34;
/** More members than this of an unfolded group are not drawn. */
const MOST = 200;

const TITLES = { DAG: 'Group', LOOP: 'Loop', CHUNK: 'Tasks', IMPORTER: 'Importer', CONTAINER: 'Task' };

const labelOf = (tree, node, isOpen) => {
  const name = plain(short(node.name, LONGEST));
  if (!isGroup(node) || isOpen) return name;
  const { all, ended } = sumOf(tree, node);
  return name + (node.kind === 'LOOP' && !node.record ? '' : ' · ' + ended + '/' + all);
};

const boxOf = (tree, node, isOpen) => {
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
    inside: members.length ? among(tree, members.slice(0, MOST), isOpen) : undefined,
    more: Math.max(0, members.length - MOST),
  };
};

const among = (tree, nodes, isOpen) => {
  const ids = new Map(nodes.map((node) => [node.spec.name, node.key]));
  return {
    boxes: nodes.map((node) => boxOf(tree, node, isOpen)),
    arrows: nodes.flatMap((node) => node.after.filter((name) => ids.has(name)).map((name) => [ids.get(name), node.key])),
  };
};

export const pictureOf = (tree, isOpen) => among(tree, children(tree, tree.root), isOpen);
