// What there is to see of data: tables, texts, pictures. A picture is an image, never a document.

import { short } from './viewer/dom.js';
import { bytes, count, element, holding } from './parts.js';

const cells = (preview) => {
  const heads = preview.columns.map((column) => holding('th', [
    element('span', column.name, { class: 'name' }),
    element('span', column.type + (column.nulls ? ', ' + count(column.nulls, 'null') : ''), { class: 'soft' }),
  ], { scope: 'col' }));
  const rows = preview.head.map((cellsOfRow) => holding('tr', cellsOfRow.map((cell, at) => {
    const numeric = /^(long|double)$/.test(preview.columns[at].type);
    return cell === null ? element('td', 'null', { class: 'soft' }) : element('td', cell, numeric ? { class: 'right' } : {});
  })));
  return holding('table', [holding('thead', [holding('tr', heads)]), holding('tbody', rows)], { class: 'cells' });
};
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const sizeOf = (preview) => {
  const parts = [];
  if (preview.kind === 'table') {
    const rows = grouped(preview.rows) + (preview.rows === 1 ? ' row' : ' rows');
    parts.push(preview.partial ? 'the first ' + rows : rows, count(preview.width, 'column'));
    if (preview.width > preview.columns.length) parts.push('the first ' + preview.columns.length + ' of them shown');
    if (preview.counted) parts.push('nulls counted in the first ' + grouped(preview.counted) + ' rows');
  }
  if (preview.length > preview.text?.length) parts.push(grouped(preview.length) + ' characters');
  if (preview.class) parts.push(preview.class);
  if (preview.bytes) parts.push((preview.partial ? 'of a file of ' : '') + bytes(preview.bytes));
  return parts.join(' · ');
};
export const seenOf = (data) => {
  const preview = data.preview;
  const what = {
    table: () => holding('div', [cells(preview)], { class: 'wide', tabindex: '0', role: 'group', 'aria-label': 'The first rows' }),
    text: () => element('pre', preview.text, { tabindex: '0', role: 'group', 'aria-label': 'The beginning of the text' }),
    image: () => element('img', undefined, {
      src: 'data:' + preview.media + ';base64,' + preview.data, alt: 'The picture ' + short(data.dataset, 100),
    }),
    none: () => element('p', preview.why),
  }[preview.kind];
  return [element('p', sizeOf(preview), { class: 'soft' }), what()];
};
