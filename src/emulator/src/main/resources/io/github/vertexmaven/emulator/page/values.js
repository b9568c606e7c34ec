// Parameters as they are: numbers and texts in a line, everything else as JSON that can be unfolded.

import { searched } from './parts.js';
import { el, named, plain, short } from './viewer/dom.js';

const LONGEST = 200;

const written = (value) => {
  const line = typeof value === 'string' ? value : JSON.stringify(value);
  return plain(line.length <= LONGEST ? line : typeof value === 'string' ? value : JSON.stringify(value, null, 1));
};

/** A value; a long one is folded to its beginning. */
export const valueOf = (value) => {
  const text = written(value);
  const type = typeof value === 'string' ? 'text' : 'code';
  if (text.length <= LONGEST && !text.includes('\n')) {
    return text === '' ? el('span', { class: 'soft' }, 'empty text') : el('bdi', { class: 'value ' + type }, text);
  }
  const line = JSON.stringify(value);
  return el(
    'details',
    { class: 'value' },
    el('summary', {}, el('bdi', {}, short(plain(typeof value === 'string' ? value.split('\n')[0] : line), 90))),
    el('pre', { tabindex: '0', 'aria-label': 'The whole value' }, short(text, 100_000)),
  );
};

/** Names with values; those that the caller gave are told apart from the pipeline's own. */
export const parameterTable = (parameters, given = null) => {
  const names = Object.keys(parameters).sort();
  if (!names.length) return el('p', { class: 'soft' }, 'none');
  const rows = names.map((name) => el(
    'tr',
    {},
    el('th', { scope: 'row' }, named(name), given && given.includes(name) ? el('span', { class: 'soft under' }, 'given') : null),
    el('td', {}, valueOf(parameters[name])),
  ));
  return searched(el(
    'table',
    { class: 'values' },
    el('thead', { class: 'unseen' }, el('tr', {}, el('th', { scope: 'col' }, 'Name'), el('th', { scope: 'col' }, 'Value'))),
    el('tbody', {}, rows),
  ), rows, 'a parameter');
};
