// Short messages about what was done, and questions before what cannot be undone.

import { button, el } from './viewer/dom.js';

let clearing = 0;

/** Says something to everybody, also to those who listen. */
export const say = (text, isBad = false) => {
  const place = document.getElementById('said');
  place.className = 'said shown' + (isBad ? ' bad' : '');
  place.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    place.className = 'said';
    place.textContent = '';
  }, isBad ? 12000 : 5000);
};

/** Does something, and says how it went. */
export const attempt = async (action, done) => {
  try {
    const result = await action();
    if (done) say(done);
    return result;
  } catch (problem) {
    say(problem.message, true);
    return undefined;
  }
};

/** Asks; the promise is true if the answer is yes. */
export const ask = (title, text, yes) =>
  new Promise((answer) => {
    const before = document.activeElement;
    let agreed = false;
    const box = el(
      'dialog',
      { 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-text' },
      el('h2', { id: 'ask-title' }, title),
      el('p', { id: 'ask-text' }, text),
      el(
        'div',
        { class: 'actions' },
        button('No, keep it', () => box.close(), { autofocus: true }),
        button(yes, () => {
          agreed = true;
          box.close();
        }, { class: 'danger' }),
      ),
    );
    box.addEventListener('close', () => {
      box.remove();
      if (before && before.isConnected) before.focus();
      answer(agreed);
    });
    document.body.append(box);
    box.showModal();
  });
