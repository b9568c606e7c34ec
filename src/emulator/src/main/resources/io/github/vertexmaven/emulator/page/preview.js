// A look into data. Pictures are drawn; documents only in a frame where nothing runs; the rest is text.

import { address, look } from './api.js';
import { button, el, plain } from './viewer/dom.js';
import { bytes, count } from './viewer/format.js';
import { seenOf } from './viewer/preview.js';

const pretty = (data) => {
  if (data.cut) return data.text;
  try {
    return JSON.stringify(JSON.parse(data.text), null, 2);
  } catch {
    return data.text;
  }
};

const text = (words, label) => el('pre', { tabindex: '0', 'aria-label': label }, plain(words));

const table = ({ table: head }) =>
  el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The first rows' },
    el(
      'table',
      { class: 'data' },
      el('thead', {}, el('tr', {}, head.header.map((name) => el('th', { scope: 'col' }, el('bdi', {}, plain(name) || '(no name)'))))),
      el('tbody', {}, head.rows.map((row) => el('tr', {}, row.map((field) =>
        el('td', { class: /^-?[0-9.]+(e[-+]?[0-9]+)?$/i.test(field) ? 'number' : null }, el('bdi', {}, plain(field))))))),
    ),
  );

const hex = (data) => {
  const rows = data.bytes.match(/.{1,32}/g) || [];
  return rows
    .map((row, index) => {
      const pairs = row.match(/../g);
      const letters = pairs.map((pair) => {
        const code = parseInt(pair, 16);
        return code >= 32 && code < 127 ? String.fromCharCode(code) : '·';
      });
      return (index * 16).toString(16).padStart(6, '0') + '  ' + pairs.join(' ').padEnd(48) + ' ' + letters.join('');
    })
    .join('\n');
};

const markup = (data, where) => {
  const place = el('div', {}, text(data.text, 'The source'));
  const draw = button('Show it, without scripts', () => {
    draw.remove();
    place.prepend(el('iframe', { sandbox: true, title: 'The document, without scripts', src: address('frame', where), referrerpolicy: 'no-referrer' }));
  });
  return el('div', {}, draw, place);
};

const bodyOf = (data, where) => {
  switch (data.kind) {
    case 'picture':
      return el('img', { src: address('image', where), alt: 'The picture', loading: 'lazy' });
    case 'table':
      return table(data);
    case 'json':
      return text(pretty(data), 'JSON');
    case 'markup':
      return markup(data, where);
    case 'binary':
      return el('pre', { class: 'bytes', tabindex: '0', 'aria-label': 'The first bytes' }, hex(data));
    case 'none':
      return el('p', { class: 'soft' }, data.text);
    default:
      return text(data.text, 'The text');
  }
};

const saying = (data) => {
  if (data.kind === 'none') return '';
  const parts = [bytes(data.size)];
  if (data.kind === 'table') parts.push(count(data.table.columns, 'column'), (data.table.cut ? 'first ' : '') + count(data.table.rows.length, 'row'));
  else if (data.kind === 'binary') parts.push(data.format || 'not text');
  else if (data.cut && data.kind !== 'picture') parts.push('only the beginning is shown');
  return parts.join(' · ');
};

/** What its dataset reads takes the place of what can be told without it. */
const readInto = async (place, data, where) => {
  const note = el('p', { class: 'soft', role: 'status' }, 'Its dataset reads it, in a process of the project…');
  place.append(note);
  try {
    const seen = await look('read', where);
    if (seen.kind !== 'none') place.replaceChildren(...seenOf({ bytes: data.size, ...seen }, where.name));
    else if (seen.unknown && data.kind === 'table') note.remove();
    else note.textContent = plain(seen.why);
  } catch (problem) {
    note.textContent = problem.message;
  }
};

/** Of text, pictures and documents nothing is known better than they show; tables and other data have a format. */
export const previewOf = (data, where) => {
  const place = el('div', {}, el('p', { class: 'soft' }, saying(data)), bodyOf(data, where));
  if (data.kind === 'table' || data.kind === 'binary') readInto(place, data, where);
  return place;
};
