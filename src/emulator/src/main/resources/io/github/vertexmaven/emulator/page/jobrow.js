// A job as a row of the list.

import { taken } from './format.js';
import { chip, tone, word } from './states.js';
import { el, named, plain, short } from './viewer/dom.js';
import { moment, rounded } from './viewer/format.js';

/** More numbers than this of one job are only counted. */
const MOST = 5;

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

/** How the list of metrics calls a number. */
const metricOf = (dataset, name) => dataset + ' ' + name;

/** The numbers that a job has measured, each with its dataset; the one that is compared comes first. */
const metrics = (job, compared) => {
  const all = Object.entries(job.metrics).flatMap(([dataset, numbers]) =>
    Object.entries(numbers).map(([name, value]) => ({ dataset, name, value })));
  all.sort((one, other) => Number(metricOf(other.dataset, other.name) === compared) - Number(metricOf(one.dataset, one.name) === compared));
  const chips = all.slice(0, MOST).map(({ dataset, name, value }) => el(
    'span',
    { class: 'metric' + (metricOf(dataset, name) === compared ? ' compared' : ''), title: plain(short(metricOf(dataset, name), 300)) + ' ' + value },
    el('span', { class: 'soft' }, named(dataset, 24)), ' ', named(name, 24), ' ', el('b', {}, rounded(value)),
  ));
  return all.length > MOST ? chips.concat(el('span', { class: 'soft' }, 'and ' + (all.length - MOST) + ' more')) : chips;
};

export const rowOf = (job, compared) => {
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
    el('td', { 'data-title': 'Metrics', class: 'metrics' }, metrics(job, compared)),
  );
};

