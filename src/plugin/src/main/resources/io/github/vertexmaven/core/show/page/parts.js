// What the page is about, and small words for making elements.

import { el, short } from './viewer/dom.js';

export const page = JSON.parse(document.getElementById('data').textContent);
export const run = page.run;
export const byId = (id) => document.getElementById(id);

export const element = (name, text, attributes) => el(name, attributes, text);
export const holding = (name, children, attributes) => el(name, attributes, children);

/** A name where there is little room. */
export const brief = (name) => short(name, 30);

/** Names and values; what is not known is left out. */
export const facts = (rows) =>
  holding('dl', rows.filter(([, value]) => value !== undefined && value !== '' && value !== null)
    .flatMap(([name, value]) => [element('dt', name), element('dd', value instanceof Node ? value : String(value))]));

/** Lines as they were printed. */
export const printed = (lines, label) => element('pre', lines.join('\n'), { tabindex: '0', role: 'region', 'aria-label': label });
