// The list of jobs: filter, pages, live.

import { look } from './api.js';
import { count, moment, taken } from './format.js';
import { keep } from './live.js';
import { arrange } from './parts.js';
import { say } from './say.js';
import { chip, JOB_STATES, tone, word } from './states.js';
import { button, el, named, write } from './viewer/dom.js';

const PAGE = 50;
const TYPING = 200;

const progress = (job) => {
  const of = (...states) => states.reduce((sum, state) => sum + (job.tasks[state] || 0), 0);
  const all = of(...Object.keys(job.tasks));
  if (!all) return el('span', { class: 'soft' }, '–');
  const parts = ['SUCCEEDED', 'SKIPPED', 'RUNNING', 'FAILED'].filter((state) => of(state));
  const words = parts.map((state) => of(state) + ' ' + word(state)).join(', ');
  const bar = el('span', { class: 'progress', 'aria-hidden': 'true' });
  parts.forEach((state) => {
    const part = el('span', { class: tone(state) });
    part.style.flexGrow = of(state);
    bar.append(part);
  });
  const rest = el('span', { class: 'wait' });
  rest.style.flexGrow = all - of(...parts);
  bar.append(rest);
  return el('span', { class: 'tasks' }, bar, el('span', {}, (words || 'none yet') + ' of ' + all));
};

/** Those that the plugin gives to every job say little in a list; the job's own page has all. */
const labels = (job) =>
  Object.entries(job.labels).filter(([key]) => !key.startsWith('vertexai-')).map(([key, value]) =>
    el('span', { class: 'label' }, named(value ? key + '=' + value : key, 60)));

const row = (job) => {
  const href = '#/jobs/' + encodeURIComponent(job.key);
  const name = job.display && job.display !== job.id ? job.display : job.id;
  return el(
    'tr',
    { on: { click: (event) => { if (!event.target.closest('a') && !String(getSelection())) location.hash = href; } } },
    el('td', { 'data-title': 'State' }, chip(job.state)),
    el(
      'td',
      { 'data-title': 'Job' },
      el('a', { href }, named(name)),
      name !== job.id ? el('span', { class: 'soft under' }, named(job.id)) : null,
      labels(job).length ? el('span', { class: 'under' }, labels(job)) : null,
      job.error ? el('span', { class: 'problem under' }, named(job.error, 200)) : null,
    ),
    el('td', { 'data-title': 'Pipeline' }, named(job.pipeline), job.schedule ? el('span', { class: 'soft under' }, 'scheduled') : null),
    el('td', { 'data-title': 'Created' }, moment(job.created)),
    el('td', { 'data-title': 'Took', class: 'number took' }, taken(job) || '–'),
    el('td', { 'data-title': 'Tasks' }, progress(job)),
  );
};

const empty = (data, asked) =>
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
        el('p', {}, 'None of ' + count(data.all, 'job', 'jobs') + ' fits the filter.'),
        button('Show all', asked.clear),
      );

export const openJobs = (root) => {
  document.title = 'Jobs – Vertex AI emulator';
  const asked = { text: '', state: '', label: '', from: 0 };
  let token = '';
  let shown = null;
  const rows = new Map();

  const changed = () => {
    token = '';
    live.nudge();
  };
  let typing = 0;
  const typed = (key) => (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      asked[key] = event.target.value.trim();
      asked.from = 0;
      changed();
    }, TYPING);
  };
  const text = el('input', { type: 'search', id: 'text', placeholder: 'id, pipeline, label', on: { input: typed('text') } });
  const label = el('input', { type: 'search', id: 'label', placeholder: 'key or key=value', on: { input: typed('label') } });
  const states = el('select', { id: 'state', on: { change: (event) => {
    asked.state = event.target.value;
    asked.from = 0;
    changed();
  } } }, el('option', { value: '' }, 'any state'));
  const stateOptions = JOB_STATES.map((state) => el('option', { value: state }, word(state)));
  states.append(...stateOptions);
  asked.clear = () => {
    [text, label, states].forEach((field) => { field.value = ''; });
    Object.assign(asked, { text: '', state: '', label: '', from: 0 });
    changed();
    text.focus();
  };

  const heading = el('h1', {}, 'Jobs');
  const sum = el('p', { class: 'sum', role: 'status' });
  const body = el('tbody');
  const table = el(
    'table',
    { class: 'list', hidden: true },
    el('caption', { class: 'unseen' }, 'Pipeline jobs, the newest first'),
    el('thead', {}, el('tr', {}, ['State', 'Job', 'Pipeline', 'Created', 'Took', 'Tasks'].map((title) => el('th', { scope: 'col' }, title)))),
    body,
  );
  const nothing = el('div');
  const unreadable = el('div', { class: 'problem pane', role: 'alert', hidden: true });
  const newer = button('Newer', () => { asked.from = Math.max(0, asked.from - PAGE); changed(); });
  const older = button('Older', () => { asked.from += PAGE; changed(); });
  const range = el('span', { class: 'soft' });
  const pages = el('nav', { class: 'pages', 'aria-label': 'Pages of the list', hidden: true }, newer, range, older);

  root.append(
    el('div', { class: 'head' }, heading, sum),
    el(
      'search',
      { class: 'filter', 'aria-label': 'Filter jobs' },
      el('label', { for: 'text' }, 'Search'), text,
      el('label', { for: 'state' }, 'State'), states,
      el('label', { for: 'label' }, 'Label'), label,
    ),
    unreadable,
    table,
    nothing,
    pages,
  );

  const render = (data) => {
    shown = data;
    asked.from = data.from;
    stateOptions.forEach((option) => {
      option.textContent = word(option.value) + (data.states[option.value] ? ' (' + data.states[option.value] + ')' : '');
    });
    const active = data.jobs.filter((job) => !job.ended).length;
    write(sum, count(data.fitting, 'job', 'jobs') + (data.fitting < data.all ? ' of ' + data.all : '') + (active ? ', ' + active + ' active' : ''));
    unreadable.hidden = data.unreadable.length === 0;
    write(unreadable, data.unreadable.map((job) => job.folder + ' cannot be read: ' + job.why).join('\n'));
    const known = new Set();
    const inOrder = data.jobs.map((job) => {
      known.add(job.key);
      const text = JSON.stringify(job);
      const old = rows.get(job.key);
      if (old && old.text === text) {
        if (!job.ended) old.element.querySelector('.took').textContent = taken(job) || '–';
        return old.element;
      }
      const made = row(job);
      const focused = old && old.element.contains(document.activeElement);
      rows.set(job.key, { text, element: made });
      if (old && old.element.isConnected) old.element.replaceWith(made);
      if (focused) made.querySelector('a').focus();
      return made;
    });
    [...rows.keys()].filter((key) => !known.has(key)).forEach((key) => rows.delete(key));
    arrange(body, inOrder);
    table.hidden = data.jobs.length === 0;
    nothing.replaceChildren(...(data.jobs.length ? [] : [empty(data, asked)]));
    pages.hidden = data.fitting <= PAGE;
    newer.disabled = data.from === 0;
    older.disabled = data.from + PAGE >= data.fitting;
    range.textContent = data.from + 1 + '–' + (data.from + data.jobs.length) + ' of ' + data.fitting;
    document.documentElement.dataset.ready = 'true';
    if (!performance.getEntriesByName('ready').length) performance.mark('ready');
  };

  const step = async () => {
    const question = { text: asked.text, state: asked.state, label: asked.label, from: asked.from, size: PAGE };
    const asking = JSON.stringify(question);
    const data = await look('jobs', { ...question, since: token });
    const stillAsked = JSON.stringify({ text: asked.text, state: asked.state, label: asked.label, from: asked.from, size: PAGE });
    if (asking !== stillAsked) return true;
    if (data) {
      token = data.token;
      render(data);
    } else {
      shown.jobs.filter((job) => !job.ended).forEach((job) => {
        rows.get(job.key).element.querySelector('.took').textContent = taken(job) || '–';
      });
    }
    return shown.active;
  };
  const live = keep(step, (problem) => say(problem.message, true));
  return { close: () => live.end() };
};
