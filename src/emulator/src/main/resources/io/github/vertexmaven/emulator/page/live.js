// Keeps what is shown up to date. The emulator is asked often while something runs and seldom
// otherwise; not at all while nobody sees the page; and no longer once nothing runs and nobody has
// touched the page for ten minutes, for each question keeps the emulator from leaving by itself.

import { Gone, Refused } from './api.js';

const BUSY = 700;
const CALM = 3000;
const LOST = 2000;
const REST = 10 * 60 * 1000;

let touched = Date.now();
let wake = () => {};
let state = '';

const WORDS = {
  live: 'Live',
  gone: 'The emulator has stopped. This page continues when it is back.',
  rest: 'Paused: the page was not used for ten minutes.',
};

const show = (next) => {
  if (next === state) return;
  state = next;
  const place = document.getElementById('connection');
  place.className = 'connection ' + next;
  place.textContent = WORDS[next];
};

const rouse = () => {
  const rested = Date.now() - touched > REST;
  touched = Date.now();
  if (rested || state === 'rest') wake();
};
['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'].forEach((event) =>
  addEventListener(event, rouse, { passive: true }),
);
addEventListener('visibilitychange', () => {
  if (!document.hidden) rouse();
  wake();
});

const pause = (millis, signal) =>
  new Promise((done) => {
    const timer = millis === null ? 0 : setTimeout(done, millis);
    wake = () => {
      clearTimeout(timer);
      done();
    };
    signal.addEventListener('abort', wake, { once: true });
  });

/**
 * Calls `step` again and again; it says by what it gives back whether something is going on.
 * The answer ends it. `nudge` has it look at once.
 */
export const keep = (step, refused) => {
  const end = new AbortController();
  let nudged = false;
  const run = async () => {
    while (!end.signal.aborted) {
      let wait = CALM;
      if (document.hidden) {
        wait = null;
      } else {
        try {
          const busy = await step();
          wait = busy ? BUSY : CALM;
          show('live');
          if (!busy && Date.now() - touched > REST) {
            show('rest');
            wait = null;
          }
        } catch (problem) {
          if (end.signal.aborted) return;
          if (problem instanceof Gone) {
            show('gone');
            wait = LOST;
          } else if (problem instanceof Refused) {
            refused(problem);
            wait = CALM;
          } else {
            throw problem;
          }
        }
      }
      if (!nudged || document.hidden) await pause(wait, end.signal);
      nudged = false;
    }
  };
  run();
  return {
    end: () => end.abort(),
    nudge: () => {
      nudged = true;
      wake();
    },
  };
};
