// Times, durations and sizes as people read them.

import { el } from './viewer/dom.js';

const DAY = 24 * 3600 * 1000;
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const year = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** A moment with its day; with the year unless it is this one. */
export const moment = (iso) => {
  const at = new Date(iso);
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  const text = (isThisYear ? day : year).format(at) + ', ' + clock.format(at);
  return el('time', { datetime: iso, title: full.format(at) }, text);
};

export const duration = (millis) => {
  if (millis < 1000) return Math.max(0, Math.round(millis)) + ' ms';
  if (millis < 10_000) return (millis / 1000).toFixed(1) + ' s';
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return seconds + ' s';
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return minutes + ' min ' + (seconds % 60) + ' s';
  return Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
};

/** How long something has taken, or takes until now. */
export const taken = (thing) => {
  if (!thing.started) return '';
  return duration((thing.ended ? Date.parse(thing.ended) : Date.now()) - Date.parse(thing.started));
};

export const until = (iso) => {
  const left = Date.parse(iso) - Date.now();
  if (left <= 0) return 'now';
  if (left < 60_000) return 'in less than a minute';
  if (left < 3600_000) return 'in ' + Math.round(left / 60_000) + ' min';
  if (left < 2 * DAY) return 'in ' + Math.round(left / 3600_000) + ' h';
  return 'in ' + Math.round(left / DAY) + ' days';
};

export const size = (bytes) => {
  if (bytes < 1000) return bytes + ' bytes';
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return value.toFixed(value < 10 ? 1 : 0) + ' ' + units[unit];
};

export const count = (number, one, many) => number + ' ' + (number === 1 ? one : many);
