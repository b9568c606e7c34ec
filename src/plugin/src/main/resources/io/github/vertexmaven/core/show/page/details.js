// What is known of a box.

import { button, short } from './viewer/dom.js';
import { moment } from './viewer/format.js';
import { seenOf } from './viewer/preview.js';
import { choose, fold, whenChosen } from './graph.js';
import { arrows, boxes } from './model.js';
import { brief, byId, element, facts, holding, printed, run } from './parts.js';
import { innermost, titleOf } from './shown.js';
import { badge, NODE_STATES, nodeTime, stateOf, taskOf, tookOf, word } from './states.js';

export const linkTo = (id, text) => button(short(text, 60), () => choose(id, true), { class: 'link' });
const linked = (title, entries) => {
  if (!entries.length) return [];
  const items = entries.map(([id, name, more]) => {
    const item = holding('li', [linkTo(id, name)]);
    if (more) item.append(' ', element('span', more, { class: 'soft' }));
    return item;
  });
  return [element('h3', title), holding('ul', items)];
};

export const logOf = (it, label) => {
  const parts = [];
  if (it.log && it.log.length) {
    if (it.cut) parts.push(element('p', 'The last ' + it.log.length + ' lines.', { class: 'soft' }));
    parts.push(printed(it.log, label));
  }
  if (it.log && it.more) parts.push(holding('p', ['All of it: ', element('code', it.more)], { class: 'soft' }));
  return parts;
};
const momentOf = (millis) => (millis === undefined ? '' : moment(millis));
const ranOf = (box) => {
  const task = taskOf(box);
  if (!run) return [];
  if (!task) return [holding('p', [badge('not-run')])];
  const parts = [
    holding('p', [badge(task.state), ' ' + tookOf(task)]),
    facts([
      ['because', task.why], ['the node took', nodeTime(box)], ['started', momentOf(task.started)], ['ended', momentOf(task.ended)],
      ['attempts', task.attempts],
    ]),
  ];
  if (task.error) parts.push(element('h3', 'Error'), printed([task.error], 'Details: the error'));
  if (task.log) {
    const title = 'Printed' + (run.inOne ? ' while it ran' : '');
    parts.push(element('h3', title), ...logOf(task, 'Details: what it printed'));
  }
  return parts;
};
const contentOf = (box) => (run ? run.written : []).filter((data) => 'd:' + data.dataset === box.id).flatMap((data) => [
  ...(data.preview ? seenOf(data.preview, data.dataset) : []),
  facts([['place', data.place || 'in memory'], ...(data.numbers || [])]),
]);

const about = {
  task: (box) => {
    const node = box.item;
    return [
      ...ranOf(box),
      facts([
        ['method', node.source], ['at', node.at], ['tags', node.tags.join(', ')],
        ['namespace', node.namespace], ['task', node.task], ['group', node.group],
        ['why', node.reason], ['imports', node.imports], ['image', node.image], ['cpu', node.cpu],
        ['memory', node.memory], ['accelerator', node.accelerator], ['cached', node.cached],
        ['retries', node.retries],
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
      ...contentOf(box),
      facts([
        ['format', dataset.type || 'not in the catalog'], ['path', dataset.filepath],
        ['layer', dataset.layer], ['versioned', dataset.versioned ? 'yes' : ''], ['entry', dataset.at],
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
    facts([
      ['why', box.group.kind === 'group' ? box.members[0].item.reason : ''],
      ['tags', [...new Set(box.members.flatMap((member) => member.item.tags))].slice(0, 20).join(', ')],
    ]),
    ...linked('Nodes', box.members.slice(0, 200).map((member) =>
      [member.id, member.name, stateOf(member) && word(stateOf(member))])),
  ],
};

const details = byId('details');
if (run) {
  details.querySelector('.legend').replaceChildren(...NODE_STATES.map((state) => holding('li', [badge(state)], { class: 'plain' })));
}
const legend = details.cloneNode(true);

const GUIDES = {
  graph: ['Choose a box', 'A click, or Enter, shows its details. A double click, or F, folds and unfolds its group.'],
  timeline: ['Choose a task', 'Its details show why it ran, what it printed, and what it reads and writes.'],
  data: ['Choose a dataset', 'Its details show where it is, and which nodes write and read it.'],
};
let guideOf = 'graph';
const showGuide = () => {
  details.replaceChildren(...legend.cloneNode(true).childNodes);
  const [title, words] = GUIDES[guideOf];
  details.querySelector('h2').textContent = title;
  details.querySelector('p').textContent = words;
};
/** The panel follows the tab: what does not fit there makes room for what to do. */
export const guide = (name) => {
  if (!GUIDES[name] || guideOf === name) return;
  guideOf = name;
  const kind = { timeline: 'task', data: 'dataset' }[name];
  if (!shownBox || (kind && shownBox.kind !== kind)) showGuide();
};
let shownBox = null;
const turnerOf = (box) => {
  if (box.kind === 'fold') return [button('Unfold', () => fold(box.id))];
  const group = box.kind === 'task' && innermost(box);
  return group ? [button('Fold ' + brief(group.name), () => fold(box.id))] : [];
};
whenChosen((box) => {
  shownBox = box;
  if (!box) {
    showGuide();
    return;
  }
  details.replaceChildren(
    element('h2', short(box.name, 300), { title: short(box.name, 1000) }),
    element('p', titleOf(box), { class: 'soft' }), ...about[box.kind](box), ...turnerOf(box));
  details.scrollTop = 0;
});
