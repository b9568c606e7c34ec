// Tabs after the pattern of the ARIA Authoring Practices: one stop for Tab, arrow keys between them.

import { el } from './viewer/dom.js';

let number = 0;

/** Tabs over elements; the first is shown. */
export const tabs = (label, entries, turned = () => {}) => {
  number += 1;
  const id = 'tabs-' + number;
  const heads = entries.map(([name], index) =>
    el('button', { type: 'button', role: 'tab', id: id + '-' + index, 'aria-controls': id + '-panel-' + index }, name));
  const panels = entries.map(([, content], index) =>
    el('div', { role: 'tabpanel', id: id + '-panel-' + index, 'aria-labelledby': id + '-' + index, class: 'tabpanel' }, content));
  const turn = (chosen, focus) => {
    heads.forEach((head, index) => {
      head.setAttribute('aria-selected', String(index === chosen));
      head.setAttribute('tabindex', index === chosen ? 0 : -1);
      panels[index].hidden = index !== chosen;
    });
    if (focus) heads[chosen].focus();
    turned(chosen);
  };
  heads.forEach((head, index) => {
    head.addEventListener('click', () => turn(index, false));
    head.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      turn((index + step + heads.length) % heads.length, true);
    });
  });
  turn(0, false);
  const element = el('div', { class: 'tabs' }, el('div', { role: 'tablist', 'aria-label': label }, heads), panels);
  element.turn = (index) => turn(index, true);
  return element;
};
