// Tabs after the pattern of the ARIA Authoring Practices: one stop for Tab, arrow keys between them.

import { button, el } from './dom.js';

let number = 0;

const STEPS = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, Home: () => 0, End: () => -1 };

/**
 * A list of tabs over panels that are there already, { name, words, panel }; the first is shown.
 * `turned` is told the name; ids begin with the prefix.
 */
export const tabList = (label, entries, turned = () => {}, prefix = 'tabs-' + (number += 1)) => {
  const id = (name) => prefix + '-' + name;
  const heads = entries.map(({ name, words, panel }) => {
    panel.id = panel.id || id(name) + '-panel';
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', id(name));
    return button(words, () => turn(name), { role: 'tab', id: id(name), 'data-name': name, 'aria-controls': panel.id });
  });
  const turn = (chosen, hasFocus) => {
    entries.forEach(({ name, panel }, index) => {
      const isChosen = name === chosen;
      heads[index].setAttribute('aria-selected', String(isChosen));
      heads[index].setAttribute('tabindex', isChosen ? 0 : -1);
      panel.hidden = !isChosen;
      if (isChosen && hasFocus) heads[index].focus();
    });
    turned(chosen);
  };
  const element = el('div', { role: 'tablist', 'aria-label': label, on: {
    keydown: (event) => {
      const step = STEPS[event.key];
      const at = heads.indexOf(event.target.closest('[role=tab]'));
      if (!step || at < 0) return;
      event.preventDefault();
      turn(entries[(step(at) + entries.length) % entries.length].name, true);
    },
  } }, heads);
  return { element, turn, heads };
};
