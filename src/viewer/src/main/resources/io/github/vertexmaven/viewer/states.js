// How states look. Each has a sign of its own: colour alone says nothing. What a state is called is
// the word of those who report it.

import { el } from './dom.js';

const as = (sign, tone) => ({ sign, tone });

export const LOOKS = {
  pending: as('○', 'wait'),
  running: as('▶', 'run'),
  succeeded: as('✓', 'good'),
  failed: as('✕', 'bad'),
  cached: as('↺', 'cached'),
  cancelling: as('◐', 'stop'),
  cancelled: as('⊘', 'stop'),
  paused: as('‖', 'stop'),
  given: as('•', 'none'),
  untouched: as('–', 'none'),
  unknown: as('·', 'none'),
};

/** A state in a line of text. */
export const chip = ({ sign, tone }, word) =>
  el('span', { class: 'chip ' + tone }, el('span', { class: 'sign', 'aria-hidden': 'true' }, sign), word);
