// The search field, on every tab: it marks boxes in the graph, and leaves what fits in the others.

import { search as inGraph, toFound } from './graph.js';
import { byId } from './parts.js';
import { times } from './times.js';
import { count } from './viewer/format.js';

const WHOLE = 'tbody tr, section.card, #panel-log > details';

const panel = () => byId('panel-' + document.body.dataset.panel);

const tell = (words, fitting, all) => {
  byId('count').textContent = words ? fitting + ' found' : count(all, 'entry', 'entries');
};
const inTimes = (words) => tell(words, times.search(words), times.rows.length);
const inPanel = (words) => {
  const things = [...panel().querySelectorAll(WHOLE)].filter((each) => !each.parentElement.closest('section.card'));
  let fitting = 0;
  things.forEach((each) => {
    const fits = !words || each.textContent.toLowerCase().includes(words);
    each.hidden = !fits;
    fitting += fits ? 1 : 0;
    // What was printed is seen where it has the words.
    if (each.matches('details') && words && fits) each.open = true;
  });
  tell(words, fitting, things.length);
};

/** Searches the tab that is shown. */
export const find = () => {
  const words = byId('search').value.trim().toLowerCase();
  const { panel: name } = document.body.dataset;
  inGraph(name === 'graph' ? words : '');
  if (name === 'timeline') inTimes(words);
  else if (name !== 'graph') inPanel(words);
};
byId('search').addEventListener('input', find);
byId('search').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && document.body.dataset.panel === 'graph') toFound();
});
