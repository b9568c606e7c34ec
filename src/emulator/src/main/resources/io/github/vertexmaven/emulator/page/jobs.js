// The list of jobs: filter, order, pages, live. What is asked stands in the address, so it can be kept.

import { look } from './api.js';
import { taken } from './format.js';
import { rowOf } from './jobrow.js';
import { keep } from './live.js';
import { arrange } from './parts.js';
import { say } from './say.js';
import { JOB_STATES, word } from './states.js';
import { button, el, plain, short, write } from './viewer/dom.js';
import { count, grouped, zone } from './viewer/format.js';

const PAGE = 50;
const TYPING = 200;

const NOTHING = { text: '', state: '', label: '', sort: '', order: '', from: 0 };
const SORTED = { Created: 'created', Took: 'took' };

let address = '#/jobs';

/** The list as it was last shown. */
export const listAddress = () => address;

const read = (query) => {
  const given = new URLSearchParams(query);
  const asked = { ...NOTHING };
  Object.keys(NOTHING).forEach((key) => { if (given.has(key)) asked[key] = given.get(key); });
  asked.from = Math.max(0, Number(asked.from) || 0);
  return asked;
};

const written = (asked) => {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return '#/jobs' + (String(query) ? '?' + query : '');
};

const empty = (data, clear) =>
  data.all === 0
    ? el(
        'div',
        { class: 'empty' },
        el('h2', {}, 'No jobs yet'),
        el('p', {}, 'A job appears here as soon as one is submitted to this emulator:'),
        el('pre', { tabindex: '0', 'aria-label': 'Command' }, 'mvn deploy\nmvn vertexai:run-once'),
      )
    : el(
        'div',
        { class: 'empty' },
        el('h2', {}, 'No job fits'),
        el('p', {}, 'None of ' + count(data.all, 'job') + ' fits the filter.'),
        button('Show all', clear),
      );

export const openJobs = (root, place) => {
  document.title = 'Jobs – Vertex AI emulator';
  let asked = read(place.query);
  let token = '';
  let shown = null;
  const rows = new Map();

  const changed = () => {
    token = '';
    address = written(asked);
    history.replaceState(null, '', address);
    live.nudge();
  };
  const ask = (more) => {
    asked = { ...asked, from: 0, ...more };
    changed();
  };
  let typing = 0;
  const typed = (key) => (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => ask({ [key]: event.target.value.trim() }), TYPING);
  };
  const text = el('input', { type: 'search', id: 'text', placeholder: 'id, pipeline, label', on: { input: typed('text') } });
  const label = el('input', { type: 'search', id: 'label', placeholder: 'key or key=value', on: { input: typed('label') } });
  const stateOptions = JOB_STATES.map((state) => el('option', { value: state }, word(state)));
  const states = el('select', { id: 'state', on: { change: (event) => ask({ state: event.target.value }) } },
    el('option', { value: '' }, 'any state'), stateOptions);
  const metric = el('select', { id: 'metric', on: { change: (event) => ask({ sort: event.target.value, order: '' }) } });
  const metricLabel = el('label', { for: 'metric' }, 'Compare');
  const fields = () => {
    text.value = asked.text;
    label.value = asked.label;
    states.value = asked.state;
  };
  const clear = () => {
    asked = { ...NOTHING };
    fields();
    changed();
    text.focus();
  };

  const heads = new Map();
  /** A column by which the list is ordered when its head is pressed; pressed again, the other way. */
  const head = (title) => {
    const by = SORTED[title];
    const cell = el('th', { scope: 'col', class: title === 'Took' ? 'number' : null });
    if (title === 'Metrics') cell.append(button('Metrics', () => turn(asked.sort), { class: 'sort' }));
    else cell.append(by ? button(title, () => turn(by), { class: 'sort', title: by === 'created' ? 'Times are those of ' + zone() : null }) : title);
    heads.set(title, { cell, by });
    return cell;
  };
  const turn = (by) => {
    const isSame = (asked.sort || 'created') === by;
    ask({ sort: by === 'created' ? '' : by, order: isSame && asked.order !== 'asc' ? 'asc' : '' });
  };
  const tellOrder = () => heads.forEach(({ cell, by }, title) => {
    const sort = asked.sort || 'created';
    const isSorted = title === 'Metrics' ? !Object.values(SORTED).includes(sort) : by === sort;
    if (isSorted) cell.setAttribute('aria-sort', asked.order === 'asc' ? 'ascending' : 'descending');
    else cell.removeAttribute('aria-sort');
  });

  const sum = el('p', { class: 'sum', role: 'status' });
  const body = el('tbody');
  const table = el(
    'table',
    { class: 'list', hidden: true },
    el('caption', { class: 'unseen' }, 'Pipeline jobs'),
    el('thead', {}, el('tr', {}, ['State', 'Job', 'Pipeline', 'Created', 'Took', 'Tasks', 'Metrics'].map(head))),
    body,
  );
  const nothing = el('div');
  const unreadable = el('div', { class: 'problem pane', role: 'alert', hidden: true });
  const to = (from) => () => { ask({ from: from() }); scrollTo(0, 0); };
  const last = () => Math.floor(Math.max(0, shown.fitting - 1) / PAGE) * PAGE;
  const first = button('First', to(() => 0));
  const newer = button('Newer', to(() => Math.max(0, asked.from - PAGE)));
  const older = button('Older', to(() => asked.from + PAGE));
  const end = button('Last', to(last));
  const range = el('span', { class: 'soft', role: 'status' });
  const pages = el('nav', { class: 'pages actions', 'aria-label': 'Pages of the list', hidden: true }, first, newer, range, older, end);

  root.append(
    el('div', { class: 'head' }, el('h1', {}, 'Jobs'), sum),
    el(
      'search',
      { class: 'filter', 'aria-label': 'Filter jobs' },
      el('label', { for: 'text' }, 'Search'), text,
      el('label', { for: 'state' }, 'State'), states,
      el('label', { for: 'label' }, 'Label'), label,
      metricLabel, metric,
    ),
    unreadable,
    table,
    nothing,
    pages,
  );
  fields();
  address = written(asked);

  const tellMetrics = (names) => {
    const known = names.includes(asked.sort) || !asked.sort || Object.values(SORTED).includes(asked.sort) ? names : [asked.sort, ...names];
    if (metric.dataset.names !== JSON.stringify(known)) {
      metric.dataset.names = JSON.stringify(known);
      metric.replaceChildren(el('option', { value: '' }, 'no metric'), ...known.map((name) => el('option', { value: name }, plain(short(name, 60)))));
    }
    metric.value = known.includes(asked.sort) ? asked.sort : '';
    metric.hidden = metricLabel.hidden = !known.length;
    table.classList.toggle('measured', known.length > 0);
  };

  const tellTimes = () => shown.jobs.filter((job) => !job.ended).forEach((job) => {
    write(rows.get(job.key).element.querySelector('.took'), taken(job) || '–');
  });

  const render = (data) => {
    shown = data;
    asked.from = data.from;
    stateOptions.forEach((option) => {
      option.textContent = word(option.value) + (data.states[option.value] ? ' (' + data.states[option.value] + ')' : '');
    });
    const active = data.states.RUNNING || 0;
    write(sum, count(data.fitting, 'job') + (data.fitting < data.all ? ' of ' + grouped(data.all) : '') + (active ? ', ' + active + ' running' : ''));
    unreadable.hidden = data.unreadable.length === 0;
    write(unreadable, data.unreadable.map((job) => job.folder + ' cannot be read: ' + job.why).join('\n'));
    tellMetrics(data.metrics);
    tellOrder();
    const known = new Set();
    const inOrder = data.jobs.map((job) => {
      known.add(job.key);
      const text = JSON.stringify([job, asked.sort]);
      const old = rows.get(job.key);
      if (old && old.text === text) return old.element;
      const made = rowOf(job, asked.sort);
      const focused = old && old.element.contains(document.activeElement);
      rows.set(job.key, { text, element: made });
      if (old && old.element.isConnected) old.element.replaceWith(made);
      if (focused) made.querySelector('a').focus();
      return made;
    });
    [...rows.keys()].filter((key) => !known.has(key)).forEach((key) => rows.delete(key));
    arrange(body, inOrder);
    tellTimes();
    table.hidden = data.jobs.length === 0;
    nothing.replaceChildren(...(data.jobs.length ? [] : [empty(data, clear)]));
    pages.hidden = data.fitting <= PAGE;
    first.disabled = newer.disabled = data.from === 0;
    older.disabled = end.disabled = data.from + PAGE >= data.fitting;
    write(range, grouped(data.from + 1) + '–' + grouped(data.from + data.jobs.length) + ' of ' + grouped(data.fitting));
    document.documentElement.dataset.ready = 'true';
    if (!performance.getEntriesByName('ready').length) performance.mark('ready');
  };

  const step = async () => {
    const asking = JSON.stringify(asked);
    const data = await look('jobs', { ...asked, size: PAGE, since: token });
    if (asking !== JSON.stringify(asked)) return true;
    if (data) {
      token = data.token;
      render(data);
    } else {
      tellTimes();
    }
    return shown.active;
  };
  const live = keep(step, (problem) => say(problem.message, true));
  return {
    close: () => live.end(),
    turn: (next) => {
      asked = read(next.query);
      fields();
      token = '';
      address = written(asked);
      live.nudge();
    },
  };
};
