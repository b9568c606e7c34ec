// What became of each task in the run that the page shows.

import { duration } from './viewer/format.js';
import { chip, LOOKS } from './viewer/states.js';
import { nodes } from './model.js';
import { run } from './parts.js';

const STATES = {
  done: ['done', LOOKS.succeeded],
  reused: ['reused', LOOKS.cached],
  failed: ['failed', LOOKS.failed],
  stopped: ['stopped', LOOKS.cancelled],
  'not-run': ['not run', LOOKS.untouched],
  input: ['input', LOOKS.given],
};
export const word = (state) => STATES[state][0];
export const look = (state) => STATES[state][1];
export const badge = (state) => chip(look(state), word(state));
/** Those that a node can be in. */
export const NODE_STATES = Object.keys(STATES).filter((state) => state !== 'input');

const tasks = new Map();
if (run) run.tasks.forEach((task) => tasks.set((task.exit ? 'x:' : 'n:') + task.name, task));

/** What the run says of the task that a node is in. */
export const taskOf = (box) => {
  if (!run || box.kind !== 'task') return undefined;
  const node = box.item;
  const name = node.shown || node.task || node.name;
  return (node.exit ? tasks.get('x:' + name) : undefined) || tasks.get('n:' + name);
};
const inTask = new Map();
nodes.forEach((box) => {
  const task = taskOf(box);
  if (task) inTask.set(task, (inTask.get(task) || []).concat(box));
});
export const boxesOf = (task) => inTask.get(task) || [];

/** Of a group the state that most needs to be seen. */
const URGENT = ['failed', 'stopped', 'done', 'reused', 'input', 'not-run'];
export const stateOf = (box) => {
  if (!run) return '';
  if (box.kind === 'task') return (taskOf(box) || { state: 'not-run' }).state;
  if (box.kind !== 'fold') return '';
  const states = new Set(box.members.map(stateOf));
  return URGENT.find((state) => states.has(state));
};

export const tookOf = (task) => (task.started !== undefined && task.ended !== undefined && task.state !== 'reused'
  ? duration(task.ended - task.started) : '');

/** Where a task runs several nodes. */
export const nodeTime = (box) => {
  const millis = run.nodeTimes && Object.hasOwn(run.nodeTimes, box.name) ? run.nodeTimes[box.name] : undefined;
  return boxesOf(taskOf(box)).length > 1 ? duration(millis) : '';
};
