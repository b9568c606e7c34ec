// What states are called and how they look. Each has a sign of its own: colour alone says nothing.

import { el } from './dom.js';

const STATES = {
  PENDING: ['pending', '○', 'wait'],
  RUNNING: ['running', '▶', 'run'],
  SUCCEEDED: ['succeeded', '✓', 'good'],
  FAILED: ['failed', '✕', 'bad'],
  SKIPPED: ['cached', '↺', 'cached'],
  CANCELLING: ['cancelling', '◐', 'stop'],
  CANCELLED: ['cancelled', '⊘', 'stop'],
  NOT_TRIGGERED: ['not triggered', '–', 'none'],
  NOT_REACHED: ['not reached', '–', 'none'],
  ACTIVE: ['active', '▶', 'run'],
  PAUSED: ['paused', '‖', 'stop'],
  COMPLETED: ['completed', '✓', 'good'],
};

const of = (state) => STATES[state] || [state.toLowerCase(), '·', 'none'];

export const word = (state) => of(state)[0];
export const sign = (state) => of(state)[1];
export const tone = (state) => of(state)[2];

export const chip = (state) =>
  el('span', { class: 'chip ' + tone(state) }, el('span', { class: 'sign', 'aria-hidden': 'true' }, sign(state)), word(state));

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED', 'NOT_TRIGGERED', 'NOT_REACHED'];
export const hasEnded = (state) => ENDED.includes(state);

/** States of jobs, in the order in which one looks for them. */
export const JOB_STATES = ['RUNNING', 'PENDING', 'CANCELLING', 'FAILED', 'SUCCEEDED', 'CANCELLED'];
