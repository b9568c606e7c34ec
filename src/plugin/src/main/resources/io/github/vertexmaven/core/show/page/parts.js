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

export const count = (number, word) => number + ' ' + word + (number === 1 ? '' : 's');

export const duration = (millis) => {
  if (millis === undefined || Number.isNaN(millis)) return '';
  const seconds = millis / 1000;
  if (seconds < 100) return seconds.toFixed(2) + ' s';
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? hours + ' h ' + minutes + ' min' : minutes + ' min ' + (whole % 60) + ' s';
};
export const moment = (millis) =>
  millis === undefined ? '' : new Date(millis).toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
export const bytes = (number) => {
  if (number < 1000) return number + ' bytes';
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = number / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) { size /= 1000; unit += 1; }
  return Number(size.toPrecision(size < 10 ? 2 : 3)) + ' ' + units[unit];
};
