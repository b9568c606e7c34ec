// Parts that several views of this page have.

import { el, write } from './viewer/dom.js';

/** Terms with what is said of them; those without anything are left out. */
export const facts = (rows) =>
  el(
    'dl',
    { class: 'facts' },
    rows
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))),
  );

/** Puts children in place of others, but only those that differ: what is in use stays in use. */
export const arrange = (parent, children) => {
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] || null);
  });
  while (parent.children.length > children.length) parent.lastElementChild.remove();
};

/** Lists that are longer than this can be searched. */
const LONG = 12;

/** A list with a field that leaves what has the words; a short list is read faster than it is searched. */
export const searched = (list, items, what) => {
  if (items.length <= LONG) return list;
  const found = el('span', { class: 'soft', role: 'status' });
  const find = (event) => {
    const words = event.target.value.trim().toLowerCase();
    items.forEach((item) => { item.hidden = !item.textContent.toLowerCase().includes(words); });
    write(found, words ? items.filter((item) => !item.hidden).length + ' of ' + items.length : '');
  };
  return el('div', {}, el('div', { class: 'tools inner' },
    el('input', { type: 'search', placeholder: 'Find ' + what, 'aria-label': 'Find ' + what, on: { input: find } }), found), list);
};
