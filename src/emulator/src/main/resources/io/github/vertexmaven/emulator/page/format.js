// Times of things that may still go on.

import { duration } from './viewer/format.js';

const DAY = 24 * 3600 * 1000;

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
