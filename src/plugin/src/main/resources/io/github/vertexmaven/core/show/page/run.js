// A run of the pipeline: a banner, and panels of when each task ran, what was written and printed.

import { button, short } from './viewer/dom.js';
import { bytes, count, duration, moment, rounded } from './viewer/format.js';
import { seenOf } from './viewer/preview.js';
import { chip, LOOKS } from './viewer/states.js';
import { tabList } from './viewer/tabs.js';
import { guide, linkTo, logOf } from './details.js';
import { find } from './find.js';
import { choose, options } from './graph.js';
import { nodes } from './model.js';
import { brief, byId, element, facts, holding, page, printed, run } from './parts.js';
import { badge, boxesOf, look, nodeTime, stateOf, word } from './states.js';
import { times } from './times.js';

const OUTCOMES = {
  succeeded: ['Succeeded', LOOKS.succeeded],
  failed: ['Failed', LOOKS.failed],
  cancelled: ['Cancelled', LOOKS.cancelled],
  unfinished: ['Not finished', LOOKS.pending],
};
const MOST_ROWS = 2000;

// The banner.

const numbersOf = () => run.written.flatMap((data) => (data.numbers || []).map((pair) => pair.concat(data.dataset)));
const sum = () => {
  const real = run.tasks.filter((task) => task.state !== 'input');
  const of = (state) => real.filter((task) => task.state === state).length;
  const parts = [of('done') + ' of ' + count(real.length, run.inOne ? 'node' : 'task') + ' done'];
  ['reused', 'failed', 'stopped', 'not-run'].forEach((state) => {
    if (of(state)) parts.push(of(state) + ' ' + word(state));
  });
  if (run.started !== undefined && run.ended !== undefined) parts.push(duration(run.ended - run.started));
  return parts.join(' · ');
};
const banner = () => {
  const [words, looks] = OUTCOMES[run.outcome];
  const outcome = chip(looks, words);
  outcome.classList.add('outcome');
  const parts = [
    outcome,
    element('span', sum()),
  ];
  numbersOf().slice(0, 6).forEach(([name, value, dataset]) => {
    parts.push(holding('span', [
      element('span', brief(dataset) + ' ', { class: 'soft' }), element('b', brief(name)), ' ' + rounded(value),
    ], { class: 'metric' }));
  });
  if (run.link && /^https?:\/\//.test(run.link)) {
    parts.push(element('a', 'Open the job', { href: run.link, target: '_blank', rel: 'noopener noreferrer' }));
  }
  run.tasks.filter((task) => task.state === 'failed').slice(0, 3).forEach((task) => {
    const [box] = boxesOf(task);
    const name = LOOKS.failed.sign + ' ' + brief(task.name);
    parts.push(box ? button(name, () => { open('graph'); choose(box.id, true); }, { class: 'fault' })
      : element('span', name, { class: 'fault' }));
  });
  byId('banner').append(...parts);
  byId('banner').hidden = false;
};

// Tabs.

const PANELS = [['graph', 'Graph'], ['timeline', 'Timeline'], ['data', 'Data'], ['log', 'Log'], ['about', 'Run']];
let open = () => {};
const tabs = () => {
  const entries = PANELS.map(([name, words]) => ({ name, words, panel: byId('panel-' + name) }));
  const list = tabList('Views of the run', entries, (name) => {
    document.body.dataset.panel = name;
    guide(name);
    find();
  }, 'tab');
  open = list.turn;
  byId('tabs').append(list.element);
  byId('tabs').hidden = false;
  open('graph');
};

// The timeline.

const rowOf = (task) => {
  const inside = boxesOf(task);
  const isTimed = task.started !== undefined && task.state !== 'reused';
  return {
    key: inside.length ? inside[0].id : 't:' + task.name,
    isLink: inside.length > 0,
    name: task.name,
    look: look(task.state),
    word: word(task.state),
    note: task.attempts > 1 ? task.attempts + ' tries' : '',
    started: isTimed ? task.started : undefined,
    ended: task.ended ?? task.started,
    inside: inside.length > 1 ? inside.slice(0, 20).map((each) => holding('li', [linkTo(each.id, each.name), ' ' + nodeTime(each)])) : [],
    why: task.why || '',
  };
};
const timeline = () => {
  const real = run.tasks.filter((task) => task.state !== 'input');
  const starts = real.map((task) => task.started).filter((at) => at !== undefined);
  const begin = run.started ?? Math.min(...starts);
  times.show(real.map(rowOf), begin, Math.max(run.ended ?? begin, ...real.map((task) => task.ended ?? begin)));
  byId('panel-timeline').append(holding('div', [times.sort], { class: 'row' }), times.element);
};
// Data, log, run.

const table = (heads, rows, attributes) => holding('table', [
  holding('thead', [holding('tr', heads.map((head) => element('th', head, { scope: 'col' })))]),
  holding('tbody', rows.map((cells) => holding('tr', cells.map((cell, at) =>
    holding(at ? 'td' : 'th', [cell], at ? {} : { scope: 'row' }))))),
], attributes);
const dataPanel = () => {
  const panel = byId('panel-data');
  const numbers = numbersOf();
  if (numbers.length) {
    panel.append(element('h2', 'Metrics'), table(['Name', 'Value', 'Dataset'],
      numbers.map(([name, value, dataset]) => [short(name, 100), short(value, 60), short(dataset, 60)])));
  }
  panel.append(element('h2', 'Written'));
  if (!run.written.length) panel.append(element('p', 'Nothing was written.'));
  run.written.filter((data) => data.preview).forEach((data) => panel.append(card(data)));
  const rest = run.written.filter((data) => !data.preview);
  if (rest.length) {
    panel.append(table(['Dataset', run.inOne ? 'Node' : 'Task', 'Place'], rest.slice(0, MOST_ROWS).map((data) =>
      [linkTo('d:' + data.dataset, data.dataset), short(data.task, 60), short(data.place || 'in memory', 400)])));
  }
};
const card = (data) => holding('section', [
  holding('h3', [linkTo('d:' + data.dataset, data.dataset)]),
  element('p', (data.task ? short(data.task, 60) + ' · ' : '') + short(data.place || 'in memory', 400), { class: 'soft' }),
  ...seenOf(data.preview, data.dataset),
], { class: 'card' });
const sizeOf = (lines) =>
  count(lines.length, 'line') + ', ' + bytes(lines.reduce((sum, line) => sum + new Blob([line]).size + 1, 0));
const logPanel = () => {
  const panel = byId('panel-log');
  panel.append(...logOf(run, 'What the run printed'));
  if (!run.inOne) {
    run.tasks.filter((task) => task.log).slice(0, 500).forEach((task) => {
      panel.append(holding('details', [
        holding('summary', [short(task.name, 60) + ' ', badge(task.state), element('span', ' ' + sizeOf(task.log), { class: 'soft' })]), ...logOf(task, 'What ' + brief(task.name) + ' printed'),
      ], task.state === 'failed' ? { open: '' } : {}));
    });
  }
  if (!panel.childNodes.length) panel.append(element('p', 'Nothing was printed.'));
};
const momentOf = (millis) => (millis === undefined ? '' : moment(millis));
const aboutPanel = () => {
  const panel = byId('panel-about');
  panel.append(
    element('h2', 'Run'),
    facts([
      ['outcome', OUTCOMES[run.outcome][0]], ...run.facts, ['started', momentOf(run.started)],
      ['ended', momentOf(run.ended)],
      ['took', run.started !== undefined && run.ended !== undefined ? duration(run.ended - run.started) : ''],
    ]));
  if (run.error) panel.append(element('h2', 'Error'), printed([run.error], 'Why the run did not succeed'));
  if (run.given.length) {
    panel.append(element('h2', 'Set for this run'), facts(run.given));
  }
  if (page.parameters.length) {
    panel.append(element('h2', 'Parameters'), table(['Name', 'Value', 'From'], page.parameters.slice(0, MOST_ROWS)
      .map((parameter) => [linkTo('p:' + parameter.name, parameter.name), parameter.value || '', parameter.at || ''])));
  }
};
export const showRun = () => {
  if (!run) return;
  document.body.classList.add('run');
  options(byId('outcome'), [...new Set(nodes.map(stateOf))], word);
  banner();
  timeline();
  dataPanel();
  logPanel();
  aboutPanel();
  tabs();
};
