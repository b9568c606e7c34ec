// Times, durations and sizes as people read them, in the words and the zone of the browser.

import { el } from './dom.js';

const DAY = 24 * 3600 * 1000;
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const year = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** The zone in which times are shown, such as Europe/Berlin. */
export const zone = () => full.resolvedOptions().timeZone;

const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/** Whole days from one date to another; days on which clocks change are days too. */
const daysBetween = (one, other) => Math.round((midnight(other) - midnight(one)) / DAY);

const dayOf = (at, now) => {
  const days = daysBetween(at, now);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  return (at.getFullYear() === now.getFullYear() ? date : year).format(at);
};

/** A moment with its day, as an element that has all of it, the zone too. */
export const moment = (time) => {
  const at = new Date(time);
  const text = dayOf(at, new Date()) + ', ' + clock.format(at);
  return el('time', { datetime: at.toISOString(), title: full.format(at) }, text);
};

export const duration = (millis) => {
  if (millis === undefined || Number.isNaN(millis)) return '';
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 9.995) return seconds.toFixed(2) + ' s';
  if (seconds < 59.95) return seconds.toFixed(1) + ' s';
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? hours + ' h ' + minutes + ' min' : minutes + ' min ' + (whole % 60) + ' s';
};

export const bytes = (number) => {
  if (number < 1000) return number + (number === 1 ? ' byte' : ' bytes');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = number / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return Number(size.toPrecision(size < 10 ? 2 : 3)) + ' ' + units[unit];
};

/** A number with its word; most words take an s. */
export const count = (number, word, many = word + 's') => grouped(number) + ' ' + (number === 1 ? word : many);

/** A whole number whose thousands can be told. */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** A metric as people compare it: four digits that count. */
export const rounded = (value) => {
  const number = Number(value);
  if (String(value).trim() === '' || !Number.isFinite(number) || Number.isInteger(number)) return String(value);
  return String(Number(number.toPrecision(4)));
};
