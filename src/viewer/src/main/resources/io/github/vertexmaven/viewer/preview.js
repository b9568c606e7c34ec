// What there is to see of data, as the runtime tells it: tables, texts, pictures. A picture is an image,
// never a document.

import { el, plain, short } from './dom.js';
import { bytes, count, grouped } from './format.js';

const NUMERIC = /^(long|double|int|float)$/;

const cells = (preview) => {
  const heads = preview.columns.map((column) => el('th', { scope: 'col' },
    el('bdi', { class: 'name' }, plain(column.name) || '(no name)'),
    el('span', { class: 'soft' }, plain(column.type) + (column.nulls ? ', ' + count(column.nulls, 'null') : ''))));
  const rows = preview.head.map((row) => el('tr', {}, row.map((cell, at) => {
    if (cell === null) return el('td', { class: 'soft' }, 'null');
    return el('td', { class: NUMERIC.test(preview.columns[at].type) ? 'number' : null }, el('bdi', {}, plain(cell)));
  })));
  return el('table', { class: 'cells' }, el('thead', {}, el('tr', {}, heads)), el('tbody', {}, rows));
};

/** How much there is, and how much of it is shown. */
export const sizeOf = (preview) => {
  const parts = [];
  if (preview.kind === 'table') {
    const rows = count(preview.rows, 'row');
    const some = preview.head.length < preview.rows ? ', ' + preview.head.length + ' shown' : '';
    parts.push((preview.partial ? 'the first ' : '') + rows + some, count(preview.width, 'column'));
    if (preview.width > preview.columns.length) parts.push('the first ' + preview.columns.length + ' columns shown');
    if (preview.counted) parts.push('nulls counted in the first ' + grouped(preview.counted) + ' rows');
  }
  if (preview.length > preview.text?.length) parts.push(grouped(preview.length) + ' characters');
  if (preview.class) parts.push(preview.class);
  if (preview.bytes) parts.push((preview.partial ? 'of a file of ' : '') + bytes(preview.bytes));
  return parts.join(' · ');
};

/** Elements that show it. */
export const seenOf = (preview, name) => {
  const what = {
    table: () => el('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': 'The first rows' }, cells(preview)),
    text: () => el('pre', { tabindex: '0', role: 'group', 'aria-label': 'The beginning of the text' }, plain(preview.text)),
    image: () => el('img', { src: 'data:' + preview.media + ';base64,' + preview.data, alt: 'The picture ' + short(name, 100) }),
    none: () => el('p', {}, plain(preview.why)),
  }[preview.kind];
  const words = sizeOf(preview);
  return [words ? el('p', { class: 'soft' }, words) : null, what()].filter(Boolean);
};
