// Addresses of this page.

import { el, named } from './viewer/dom.js';

/** Project, location and id of a resource name, as addresses of this page have them. */
const keyOf = (resource) => {
  const parts = resource.split('/');
  return parts[1] + '.' + parts[3] + '.' + parts[5];
};

/** The page of a job. */
export const linkToJob = (resource) =>
  el('a', { href: '#/jobs/' + encodeURIComponent(keyOf(resource)) }, named(resource.split('/').pop(), 120));
