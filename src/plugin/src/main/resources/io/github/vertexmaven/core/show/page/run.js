// A run of the pipeline: what became of each task, when, and why.

const run = page.run;
const stateWords = {
  done: 'done', reused: 'reused', failed: 'failed', stopped: 'stopped', 'not-run': 'not run', input: 'input',
};
const marks = { done: '✓', reused: '↺', failed: '✕', stopped: '■', 'not-run': '○', input: '•' };
const outcomeWords = { succeeded: 'Succeeded', failed: 'Failed', cancelled: 'Cancelled', unfinished: 'Not finished' };
const outcomeMarks = { succeeded: marks.done, failed: marks.failed, cancelled: marks.stopped, unfinished: marks['not-run'] };
const MOST_ROWS = 2000;

const tasks = new Map();
const written = new Map();
if (run) {
  run.tasks.forEach((task) => tasks.set((task.exit ? 'x:' : 'n:') + task.name, task));
  run.written.forEach((data) => written.set('d:' + data.dataset, (written.get('d:' + data.dataset) || []).concat(data)));
}

/** What the run says of the task that a node is in. */
const taskOf = (box) => {
  if (!run || box.kind !== 'task') return undefined;
  const node = box.item;
  const name = node.shown || node.task || node.name;
  return (node.exit ? tasks.get('x:' + name) : undefined) || tasks.get('n:' + name);
};
const inTask = new Map();
boxes.forEach((box) => {
  const task = taskOf(box);
  if (task) inTask.set(task, (inTask.get(task) || []).concat(box));
});
/** Of a group the state that most needs to be seen. */
const URGENT = ['failed', 'stopped', 'done', 'reused', 'input', 'not-run'];
const stateOf = (box) => {
  if (!run) return '';
  if (box.kind === 'task') return (taskOf(box) || { state: 'not-run' }).state;
  if (box.kind !== 'fold') return '';
  const states = new Set(box.members.map(stateOf));
  return URGENT.find((state) => states.has(state));
};
const markOf = (box) => (box.kind === 'task' ? marks[stateOf(box)] || '' : '');
const boxesOf = (task) => inTask.get(task) || [];
const tookOf = (task) => (task.started !== undefined && task.ended !== undefined && task.state !== 'reused'
  ? duration(task.ended - task.started) : '');

/** Where a task runs several nodes. */
const nodeTime = (box) => {
  const millis = run.nodeTimes && Object.hasOwn(run.nodeTimes, box.name) ? run.nodeTimes[box.name] : undefined;
  return boxesOf(taskOf(box)).length > 1 ? duration(millis) : '';
};

const badge = (state, words = stateWords[state], sign = marks[state]) =>
  holding('span', [element('span', sign, { 'aria-hidden': 'true' }), ' ' + words], { class: 'badge state-' + state });

const logOf = (it, label) => {
  const parts = [];
  if (it.log && it.log.length) {
    if (it.cut) parts.push(element('p', 'The last ' + it.log.length + ' lines.', { class: 'soft' }));
    parts.push(printed(it.log, label));
  }
  if (it.log && it.more) parts.push(holding('p', ['All of it: ', element('code', it.more)], { class: 'soft' }));
  return parts;
};
const ranOf = (box) => {
  const task = taskOf(box);
  if (!run) return [];
  if (!task) return [holding('p', [badge('not-run')])];
  const parts = [
    holding('p', [badge(task.state), ' ' + tookOf(task)]),
    facts([
      ['because', task.why], ['the node took', nodeTime(box)], ['started', moment(task.started)], ['ended', moment(task.ended)],
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
const contentOf = (box) => (written.get(box.id) || []).flatMap((data) => [
  ...(data.preview ? seenOf(data) : []),
  facts([['place', data.place || 'in memory'], ...(data.numbers || [])]),
]);

// The banner.

const numbersOf = () => run.written.flatMap((data) => (data.numbers || []).map((pair) => pair.concat(data.dataset)));
const shownNumber = (text) => (/^-?\d+$/.test(text) || !Number.isFinite(Number(text)) ? text : String(Number(Number(text).toPrecision(4))));
const sum = () => {
  const real = run.tasks.filter((task) => task.state !== 'input');
  const of = (state) => real.filter((task) => task.state === state).length;
  const parts = [of('done') + ' of ' + count(real.length, run.inOne ? 'node' : 'task') + ' done'];
  ['reused', 'failed', 'stopped', 'not-run'].forEach((state) => {
    if (of(state)) parts.push(of(state) + ' ' + stateWords[state]);
  });
  if (run.started !== undefined && run.ended !== undefined) parts.push(duration(run.ended - run.started));
  return parts.join(' · ');
};
const banner = () => {
  const parts = [
    holding('span', [element('span', outcomeMarks[run.outcome], { 'aria-hidden': 'true' }), ' ' + outcomeWords[run.outcome]],
      { class: 'badge outcome ' + run.outcome }),
    element('span', sum()),
  ];
  numbersOf().slice(0, 6).forEach(([name, value, dataset]) => {
    parts.push(holding('span', [element('b', short(name)), ' ' + shownNumber(value)], { class: 'number', title: short(dataset) }));
  });
  if (run.link && /^https?:\/\//.test(run.link)) {
    parts.push(element('a', 'Open the job', { href: run.link, target: '_blank', rel: 'noopener noreferrer' }));
  }
  run.tasks.filter((task) => task.state === 'failed').slice(0, 3).forEach((task) => {
    const [box] = boxesOf(task);
    const words = marks.failed + ' ' + short(task.name);
    parts.push(box ? button(words, () => { open('graph'); choose(box.id, true); }, { class: 'fault' })
      : element('span', words, { class: 'fault' }));
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
  if (name === 'graph') fit();
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
  const made = drawn('svg', { class: 'bar', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const from = ((task.started - begin) / whole) * 1000;
  const width = Math.max(3, (((task.ended ?? end) - task.started) / whole) * 1000);
  made.append(drawn('rect', { x: Math.min(from, 997), y: 0, width, height: 10, rx: 2, class: 'state-' + task.state }));
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
const logPanel = () => {
  const panel = byId('panel-log');
  panel.append(...logOf(run, 'What the run printed'));
  if (!run.inOne) {
    run.tasks.filter((task) => task.log).slice(0, 500).forEach((task) => {
      panel.append(holding('details', [
        holding('summary', [short(task.name, 60) + ' ', badge(task.state)]), ...logOf(task, 'What ' + short(task.name) + ' printed'),
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
      ['outcome', outcomeWords[run.outcome]], ...run.facts, ['started', moment(run.started)],
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
const showRun = () => {
  if (!run) return;
  document.body.classList.add('run');
  [legend, details].forEach((each) => {
    each.querySelector('.legend').replaceChildren(...Object.keys(stateWords)
      .filter((state) => state !== 'input').map((state) => holding('li', [badge(state)], { class: 'plain' })));
  });
  const present = [...new Set([...boxes.values()].filter((box) => box.kind === 'task').map(stateOf))];
  options(byId('outcome'), present, (value) => stateWords[value]);
  banner();
  timeline();
  dataPanel();
  logPanel();
  aboutPanel();
  tabs();
};
