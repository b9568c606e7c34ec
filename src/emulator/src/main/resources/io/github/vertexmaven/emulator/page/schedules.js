// Schedules: when they run next, how they ran last; pause, resume, delete.

import { deleteSchedule, look, pauseSchedule, resumeSchedule } from './api.js';
import { until } from './format.js';
import { keep } from './live.js';
import { arrange, facts } from './parts.js';
import { ask, attempt, say } from './say.js';
import { chip } from './states.js';
import { parameterTable } from './values.js';
import { button, el, named, write } from './viewer/dom.js';
import { count, moment } from './viewer/format.js';

const nameOf = (schedule) => schedule.display || schedule.id;

const bounds = (schedule) =>
  [
    schedule.maxRuns ? schedule.started + ' of ' + schedule.maxRuns + ' runs started' : count(schedule.started, 'run') + ' started',
    schedule.maxActive ? 'at most ' + schedule.maxActive + ' at once' : '',
  ].filter(Boolean).join(', ');

const coming = (schedule) => {
  if (!schedule.coming.length) return schedule.state === 'PAUSED' ? 'none while it is paused' : 'none';
  return el('ul', { class: 'plain' }, schedule.coming.map((at, index) =>
    el('li', {}, moment(at), index === 0 ? el('span', { class: 'soft until', 'data-at': at }, ' ' + until(at)) : null)));
};

const runs = (schedule) =>
  schedule.runs.length
    ? el('ul', { class: 'plain' }, schedule.runs.map((run) =>
        el('li', {}, chip(run.state), ' ', el('a', { href: '#/jobs/' + encodeURIComponent(run.key) }, named(run.id, 60)), ' ', el('span', { class: 'soft' }, moment(run.created)))))
    : 'none yet';

const card = (schedule, act) => {
  const name = nameOf(schedule);
  const heading = 'schedule-' + schedule.id;
  const given = Object.keys(schedule.given).length;
  const pause = button('Pause', () => act(() => pauseSchedule(schedule), 'Paused.'), { 'aria-label': 'Pause ' + name.slice(0, 80) });
  const resume = button('Resume', () => act(() => resumeSchedule(schedule), 'Resumed; missed runs are skipped.'), { class: 'main', 'aria-label': 'Resume ' + name.slice(0, 80) });
  const remove = button('Delete', async () => {
    if (await ask('Delete this schedule?', 'It starts no more runs. Jobs that it has started stay.', 'Delete the schedule')) {
      act(() => deleteSchedule(schedule), 'The schedule is deleted.');
    }
  }, { class: 'danger', 'aria-label': 'Delete ' + name.slice(0, 80) });
  return el(
    'article',
    { class: 'card', 'aria-labelledby': heading },
    el('div', { class: 'title' }, el('h2', { id: heading }, named(name)), chip(schedule.state),
      el('span', { class: 'gap' }),
      el('div', { class: 'actions' }, schedule.state === 'ACTIVE' ? pause : null, schedule.state === 'PAUSED' ? resume : null, remove)),
    facts([
      ['When', el('code', {}, named(schedule.cron))],
      ['Next runs', coming(schedule)],
      ['Waiting', schedule.waiting.length ? count(schedule.waiting.length, 'run') : ''],
      ['Last runs', runs(schedule)],
      ['Last answer', schedule.last && schedule.last.response !== 'OK' ? named(schedule.last.response, 400) : ''],
      ['Pipeline', named(schedule.pipeline)],
      ['Runs', bounds(schedule)],
      ['Ends', schedule.end ? moment(schedule.end) : ''],
    ]),
    given ? el('details', {}, el('summary', {}, count(given, 'parameter')), parameterTable(schedule.given)) : null,
  );
};

const empty = () =>
  el(
    'div',
    { class: 'empty' },
    el('h2', {}, 'No schedules'),
    el('p', {}, 'Schedules of vertexai.yml appear here after this command:'),
    el('pre', { tabindex: '0', 'aria-label': 'Command' }, 'mvn vertexai:schedule'),
  );

export const openSchedules = (root) => {
  document.title = 'Schedules – Vertex AI emulator';
  let token = '';
  const cards = new Map();
  const sum = el('p', { class: 'sum', role: 'status' });
  const note = el('p', { class: 'note', hidden: true }, 'This emulator stops when there is nothing to do, so schedules start no runs. This one keeps running: ', el('code', {}, 'mvn vertexai:emulator'), '.');
  const list = el('div', { class: 'cards' });
  const none = el('p', { class: 'soft', hidden: true }, 'No schedule fits.');
  let all = 0;
  const search = el('input', { type: 'search', id: 'find-schedule', placeholder: 'name, pipeline, cron, parameter', on: { input: () => find() } });
  const filter = el('search', { class: 'filter', 'aria-label': 'Filter schedules', hidden: true }, el('label', { for: 'find-schedule' }, 'Search'), search);
  root.append(el('div', { class: 'head' }, el('h1', {}, 'Schedules'), sum), note, filter, list, none);
  const find = () => {
    const words = search.value.trim().toLowerCase();
    const fitting = [...list.querySelectorAll('.card')].filter((element) => {
      element.hidden = !element.textContent.toLowerCase().includes(words);
      return !element.hidden;
    });
    write(sum, words ? fitting.length + ' of ' + count(all, 'schedule') : count(all, 'schedule'));
    none.hidden = !words || fitting.length > 0;
  };
  const act = async (action, done) => {
    await attempt(action, done);
    live.nudge();
  };

  const render = (data) => {
    all = data.schedules.length;
    filter.hidden = !all;
    note.hidden = data.fires || !data.schedules.length;
    const known = new Set(data.schedules.map((schedule) => schedule.name));
    [...cards.keys()].filter((name) => !known.has(name)).forEach((name) => cards.delete(name));
    const made = data.schedules.map((schedule) => {
      const text = JSON.stringify(schedule);
      const old = cards.get(schedule.name);
      if (old && old.text === text) return old.element;
      const element = card(schedule, act);
      const focused = old?.element.contains(document.activeElement);
      cards.set(schedule.name, { text, element });
      if (old) old.element.replaceWith(element);
      if (focused) element.querySelector('button')?.focus();
      return element;
    });
    arrange(list, made.length ? made : [empty()]);
    find();
  };

  const step = async () => {
    const data = await look('schedules', { since: token });
    if (data) {
      token = data.token;
      render(data);
    }
    list.querySelectorAll('.until').forEach((place) => { place.textContent = ' ' + until(place.dataset.at); });
    document.documentElement.dataset.ready = 'true';
    if (!performance.getEntriesByName('ready').length) performance.mark('ready');
    return false;
  };
  const live = keep(step, (problem) => say(problem.message, true));
  return { close: () => live.end() };
};
