// What the service calls the states of jobs, tasks and schedules, and how they look.

import { chip as chipOf, LOOKS } from './viewer/states.js';

const STATES = {
  PENDING: ['pending', LOOKS.pending],
  RUNNING: ['running', LOOKS.running],
  SUCCEEDED: ['succeeded', LOOKS.succeeded],
  FAILED: ['failed', LOOKS.failed],
  SKIPPED: ['cached', LOOKS.cached],
  CANCELLING: ['cancelling', LOOKS.cancelling],
  CANCELLED: ['cancelled', LOOKS.cancelled],
  NOT_TRIGGERED: ['not triggered', LOOKS.untouched],
  NOT_REACHED: ['not reached', LOOKS.untouched],
  ACTIVE: ['active', LOOKS.running],
  PAUSED: ['paused', LOOKS.paused],
  COMPLETED: ['completed', LOOKS.succeeded],
};

const of = (state) => STATES[state] || [state.toLowerCase(), LOOKS.unknown];

export const word = (state) => of(state)[0];
export const look = (state) => of(state)[1];
export const sign = (state) => of(state)[1].sign;
export const tone = (state) => of(state)[1].tone;
export const chip = (state) => chipOf(of(state)[1], word(state));

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED', 'NOT_TRIGGERED', 'NOT_REACHED'];
export const hasEnded = (state) => ENDED.includes(state);

/** States of jobs, in the order in which one looks for them. */
export const JOB_STATES = ['RUNNING', 'PENDING', 'CANCELLING', 'FAILED', 'SUCCEEDED', 'CANCELLED'];
