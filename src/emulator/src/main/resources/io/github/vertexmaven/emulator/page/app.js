// Which view is shown: the part of the address behind # says it.

import { look } from './api.js';
import { openJob } from './job.js';
import { openJobs } from './jobs.js';
import { openSchedules } from './schedules.js';
import { el, named } from './viewer/dom.js';
import { zone } from './viewer/format.js';

const content = document.getElementById('content');
let view = { kind: '', close: () => {} };

const places = () => {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').map(decoded);
  if (parts[0] === 'schedules') return { kind: 'schedules' };
  if (parts[0] === 'jobs' && parts[1]) return { kind: 'job', job: parts[1], task: parts[2] || '', output: parts[3] || '' };
  // As the links of Kubeflow's clients have it.
  if (parts[0] === 'runs' && parts[1] === 'details' && parts[2]) return { kind: 'job', job: parts[2], task: '' };
  return { kind: 'jobs', query: query || '' };
};

const decoded = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const point = (id, isHere) => {
  const link = document.getElementById(id);
  if (isHere) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
};

const OPEN = { jobs: openJobs, job: openJob, schedules: openSchedules };

const go = (isFirst) => {
  const place = places();
  point('to-jobs', place.kind !== 'schedules');
  point('to-schedules', place.kind === 'schedules');
  if (place.kind === view.kind && place.job === view.job) {
    view.turn?.(place);
    return;
  }
  view.close();
  const root = el('div', { class: 'view ' + place.kind });
  content.replaceChildren(root);
  view = { kind: place.kind, job: place.job, ...OPEN[place.kind](root, place) };
  if (!isFirst) {
    content.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
};

addEventListener('hashchange', () => go(false));
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  content.focus();
});
go(true);
look('site')
  .then((site) => document.getElementById('site').replaceChildren('Home ', named(site.home, 300), ' · version ' + site.version + ' · times of ' + zone()))
  .catch(() => {});
