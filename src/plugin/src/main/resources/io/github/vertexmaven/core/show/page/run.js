// A run of the pipeline: a banner, and panels of when each task ran, what was written and printed.

import { button, short, svg } from './viewer/dom.js';
import { chip, LOOKS } from './viewer/states.js';
import { guide, linkTo, logOf } from './details.js';
import { find } from './find.js';
import { choose, options } from './graph.js';
import { nodes } from './model.js';
import { brief, byId, bytes, count, duration, element, facts, holding, moment, page, printed, run } from './parts.js';
import { seenOf } from './preview.js';
import { badge, boxesOf, look, nodeTime, stateOf, tookOf, word } from './states.js';

const OUTCOMES = {
  succeeded: ['Succeeded', LOOKS.succeeded],
  failed: ['Failed', LOOKS.failed],
  cancelled: ['Cancelled', LOOKS.cancelled],
  unfinished: ['Not finished', LOOKS.pending],
};
const MOST_ROWS = 2000;

// The banner.

const numbersOf = () => run.written.flatMap((data) => (data.numbers || []).map((pair) => pair.concat(data.dataset)));
const shownNumber = (text) => (/^-?\d+$/.test(text) || !Number.isFinite(Number(text)) ? text : String(Number(Number(text).toPrecision(4))));
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
      element('span', brief(dataset) + ' ', { class: 'soft' }), element('b', brief(name)), ' ' + shownNumber(value),
    ], { class: 'number' }));
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
const open = (name) => {
  PANELS.forEach(([each]) => {
    const tab = byId('tab-' + each);
    tab.setAttribute('aria-selected', String(each === name));
    tab.setAttribute('tabindex', each === name ? '0' : '-1');
    byId('panel-' + each).hidden = each !== name;
  });
  document.body.dataset.panel = name;
  guide(name);
  find();
};
const tabs = () => {
  const list = byId('tabs');
  PANELS.forEach(([name, words]) => {
    list.append(button(words, () => open(name), {
      role: 'tab', id: 'tab-' + name, 'aria-controls': 'panel-' + name,
    }));
    byId('panel-' + name).setAttribute('role', 'tabpanel');
    byId('panel-' + name).setAttribute('aria-labelledby', 'tab-' + name);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = PANELS.findIndex(([name]) => byId('tab-' + name) === document.activeElement);
    const [next] = PANELS[(at + step + PANELS.length) % PANELS.length];
    open(next);
    byId('tab-' + next).focus();
    event.preventDefault();
  });
  list.hidden = false;
  open('graph');
};

// The timeline.

const bar = (task, begin, end) => {
  const whole = Math.max(1, end - begin);
  const made = svg('svg', { class: 'bar', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const from = ((task.started - begin) / whole) * 1000;
  const width = Math.max(3, (((task.ended ?? end) - task.started) / whole) * 1000);
  made.append(svg('rect', { x: Math.min(from, 997), y: 0, width, height: 10, rx: 2, class: look(task.state).tone }));
  return made;
};
const row = (task, begin, end) => {
  const inside = boxesOf(task);
  const [box] = inside;
  const name = box ? button(short(task.name, 60), () => choose(box.id), { class: 'link' })
    : element('span', short(task.name, 60));
  const several = inside.length > 1
    ? [holding('ul', inside.slice(0, 20).map((each) => holding('li', [linkTo(each.id, each.name), ' ' + nodeTime(each)])), { class: 'nodes' })]
    : [];
  const began = task.started !== undefined && task.state !== 'reused';
  return holding('tr', [
    holding('th', [name, ...several], { scope: 'row' }),
    holding('td', [badge(task.state)]),
    element('td', began ? '+' + duration(task.started - begin) : '', { class: 'right' }),
    element('td', tookOf(task), { class: 'right' }),
    holding('td', began ? [bar(task, begin, end)] : [], { class: 'span' }),
    element('td', task.why || '', { class: 'why' }),
  ]);
};
const timeline = () => {
  const real = run.tasks.filter((task) => task.state !== 'input');
  const starts = real.map((task) => task.started).filter((at) => at !== undefined);
  const begin = run.started ?? Math.min(...starts);
  const end = Math.max(run.ended ?? begin, ...real.map((task) => task.ended ?? begin));
  const why = real.some((task) => task.why);
  const body = element('tbody');
  const fill = (order) => body.replaceChildren(...order.slice(0, MOST_ROWS).map((task) => row(task, begin, end)));
  const took = (task) => (tookOf(task) ? task.ended - task.started : -1);
  let longest = false;
  const sort = button('Longest first', () => {
    longest = !longest;
    sort.setAttribute('aria-pressed', String(longest));
    fill(longest ? [...real].sort((one, other) => took(other) - took(one)) : real);
  }, { 'aria-pressed': 'false' });
  const heads = [
    [run.inOne ? 'Node' : 'Task'], ['State'], ['Start', 'right'], ['Time', 'right'],
    ['0 to ' + duration(end - begin), 'span'], [why ? 'Why' : ''],
  ].map(([words, kind]) => (words ? element('th', words, { scope: 'col', class: kind || '' }) : element('td')));
  fill(real);
  byId('panel-timeline').append(
    holding('div', [sort], { class: 'row' }),
    holding('table', [holding('thead', [holding('tr', heads)]), body], { class: 'timeline' }));
  if (real.length > MOST_ROWS) {
    byId('panel-timeline').append(element('p', real.length - MOST_ROWS + ' more are not shown.', { class: 'soft' }));
  }
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
  ...seenOf(data),
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
const aboutPanel = () => {
  const panel = byId('panel-about');
  panel.append(
    element('h2', 'Run'),
    facts([
      ['outcome', OUTCOMES[run.outcome][0]], ...run.facts, ['started', moment(run.started)],
      ['ended', moment(run.ended)],
      ['took', run.started !== undefined && run.ended !== undefined ? duration(run.ended - run.started) : ''],
    ]));
  if (run.error) panel.append(element('h2', 'Error'), printed([run.error], 'Why the run did not succeed'));
  if (run.given.length) {
    panel.append(element('h2', 'Given for this run'), facts(run.given));
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
