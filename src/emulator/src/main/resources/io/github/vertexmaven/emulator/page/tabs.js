// Tabs with the panels that they show.

import { el } from './viewer/dom.js';
import { tabList } from './viewer/tabs.js';

/** Tabs over elements; the first is shown. */
export const tabs = (label, entries, turned = () => {}) => {
  const all = entries.map(([words, content], index) => ({ name: String(index), words, panel: el('div', { class: 'tabpanel' }, content) }));
  const list = tabList(label, all, (name) => turned(Number(name)));
  const element = el('div', { class: 'tabs' }, list.element, all.map(({ panel }) => panel));
  list.turn('0');
  element.turn = (index) => list.turn(String(index), true);
  return element;
};
