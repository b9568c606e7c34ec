// A job as a tree: what its spec foresees, joined with what has come up while it ran.

import { hasEnded } from './states.js';

/** More tasks than this in one DAG are shown in chunks. */
const CROWD = 1200;
const CHUNK = 60;

/** The records of a job's tasks, by parent and name; kept up to date by `add`. */
export class Records {
  constructor() {
    this.byId = new Map();
    this.byParent = new Map();
    this.root = null;
  }

  add(records) {
    records.forEach((record) => {
      this.byId.set(record.id, record);
      if (record.parent === '0') this.root = record;
      const siblings = this.byParent.get(record.parent) || new Map();
      siblings.set(record.name, record);
      this.byParent.set(record.parent, siblings);
    });
  }

  under(record) {
    return (record && this.byParent.get(record.id)) || new Map();
  }
}

const stateOf = (record, parentState) => {
  if (record) return record.state;
  return hasEnded(parentState) ? 'NOT_REACHED' : 'PENDING';
};

/** A task, a loop, an iteration or a chunk; children are made when they are asked for. */
const node = (tree, parent, key, spec, record, component, isIteration) => ({
  key,
  parent,
  spec,
  record,
  name: record?.display || spec.display || spec.name,
  kind: spec.loop && !isIteration ? 'LOOP' : tree.components[component]?.kind || 'CONTAINER',
  isIteration,
  component,
  after: isIteration ? [] : spec.after,
  state: stateOf(record, parent ? parent.state : 'RUNNING'),
});

const iterations = (tree, loop) =>
  [...tree.records.under(loop.record).values()].map((record) =>
    node(tree, loop, loop.key + '/' + record.name, { ...loop.spec, name: record.name }, record, loop.component, true));

const tasks = (tree, group) => {
  const records = tree.records.under(group.record);
  return (tree.components[group.component].tasks || []).map((spec) =>
    node(tree, group, group.key + '/' + spec.name, spec, records.get(spec.name), spec.component, false));
};

/** Those before come first; a spec has no cycles. */
const inOrder = (nodes) => {
  const byName = new Map(nodes.map((one) => [one.spec.name, one]));
  const placed = new Set();
  const order = [];
  nodes.forEach((start) => {
    const path = [start];
    while (path.length) {
      const top = path[path.length - 1];
      const open = placed.has(top) ? null : top.after.map((name) => byName.get(name)).find((one) => one && !placed.has(one));
      if (open) {
        path.push(open);
      } else {
        if (!placed.has(top)) order.push(top);
        placed.add(top);
        path.pop();
      }
    }
  });
  return order;
};

const chunked = (tree, group, nodes) => {
  const order = inOrder(nodes);
  const chunkOf = new Map();
  const chunks = [];
  for (let from = 0; from < order.length; from += CHUNK) {
    const members = order.slice(from, from + CHUNK);
    const name = 'tasks ' + (from + 1) + ' to ' + (from + members.length);
    members.forEach((member) => chunkOf.set(member.spec.name, name));
    chunks.push({ name, members });
  }
  return chunks.map(({ name, members }) => {
    const before = members.flatMap((member) => member.after.map((other) => chunkOf.get(other)));
    const spec = { name, display: name, after: [...new Set(before)].filter((other) => other !== name) };
    const chunk = { ...node(tree, group, group.key + '/' + name, spec, null, '', false), kind: 'CHUNK', members };
    chunk.state = sumOf(tree, chunk).state;
    return chunk;
  });
};

export const isGroup = (one) => one.kind === 'DAG' || one.kind === 'LOOP' || one.kind === 'CHUNK';

export const children = (tree, group) => {
  if (group.kind === 'CHUNK') return group.members;
  if (!group.kids) {
    const kids = group.kind === 'LOOP' ? iterations(tree, group) : group.kind === 'DAG' ? tasks(tree, group) : [];
    group.kids = kids.length > CROWD ? chunked(tree, group, kids) : kids;
  }
  return group.kids;
};

const RANK = ['FAILED', 'RUNNING', 'CANCELLING', 'PENDING', 'CANCELLED', 'NOT_TRIGGERED', 'SUCCEEDED', 'SKIPPED', 'NOT_REACHED'];

/** How many leaves a group has, how many of them have ended, and the most telling state. */
export const sumOf = (tree, group) => {
  let all = 0;
  let ended = 0;
  let state = 'NOT_REACHED';
  const visit = (one) => {
    if (isGroup(one)) {
      children(tree, one).forEach(visit);
      return;
    }
    all += 1;
    if (hasEnded(one.state)) ended += 1;
    if (RANK.indexOf(one.state) < RANK.indexOf(state)) state = one.state;
  };
  children(tree, group).forEach(visit);
  return { all, ended, state };
};

/** The tree as it is now. */
export const grow = (components, records) => {
  const tree = { components, records };
  tree.root = node(tree, null, '', { name: '', display: 'the job', after: [] }, records.root, '', false);
  if (!records.root) tree.root.state = 'PENDING';
  return tree;
};

/** The node of a record, for instance of one that an address names. */
export const find = (tree, id) => {
  const path = [];
  for (let record = tree.records.byId.get(id); record && record.parent !== '0'; record = tree.records.byId.get(record.parent)) {
    path.unshift(record.name);
  }
  let at = tree.root;
  for (const name of path) {
    let among = children(tree, at);
    if (among[0]?.kind === 'CHUNK') among = among.flatMap((chunk) => chunk.members);
    at = among.find((one) => one.spec.name === name);
    if (!at) return null;
  }
  return path.length ? at : null;
};
