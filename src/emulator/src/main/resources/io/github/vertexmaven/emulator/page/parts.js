// Parts that several views of this page have.

import { el } from './viewer/dom.js';

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
