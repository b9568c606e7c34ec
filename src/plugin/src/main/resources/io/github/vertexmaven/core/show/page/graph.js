// The pipeline as a drawing, with what finds, filters, folds and zooms in it.

import { Drawing } from './viewer/drawing.js';
import { count } from './viewer/format.js';
import { boxes, groups } from './model.js';
import { brief, byId, element, page } from './parts.js';
import { canFold, pictureOf, show, turnFold, turnFolds, unfoldAround, visible } from './shown.js';

const LABEL = 'The pipeline as a graph. Arrow keys move it, plus and minus zoom; within a box, arrow keys go to the next one '
  + 'and Enter shows its details.';

let shown = new Map();
let words = '';
let tellChosen = () => {};

/** Has what is known of a box shown, or of none. */
export const whenChosen = (listener) => { tellChosen = listener; };

const drawing = new Drawing(LABEL, { choose: (id) => choose(id), fold: (id) => fold(id) });
drawing.canvas.id = 'graph';
byId('panel-graph').append(drawing.canvas);

const bodies = page.nodes.filter((node) => !node.exit).length;
const tell = () => {
  byId('count').textContent = words ? drawing.hits + ' found'
    : count(bodies, 'node') + ', ' + count(page.datasets.length, 'dataset');
};
const draw = () => {
  const seen = visible();
  shown = seen.shown;
  drawing.show(pictureOf(seen));
  byId('none').hidden = shown.size > 0;
  byId('none').textContent = page.nodes.length ? 'No node has this tag, namespace and state.' : 'The pipeline has no nodes.';
  tell();
};
export const redraw = () => {
  draw();
  drawing.fit();
};

export const fold = (id) => {
  if (turnFold(id)) redraw();
};
export const choose = (id, far) => {
  const box = shown.get(id) || boxes.get(id);
  if (!box) return;
  if (!shown.has(id)) {
    if (box.kind === 'dataset') turn('datasets', true);
    if (box.kind === 'parameter') turn('parameters', true);
    if (box.kind === 'task') unfoldAround(box);
    draw();
  }
  drawing.select(id);
  tellChosen(box);
  if (far) drawing.center(id);
};
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !drawing.chosen) return;
  drawing.select('');
  tellChosen(null);
});

// Search.

const matches = (box) => box.name.toLowerCase().includes(words) ||
  (box.kind === 'task' && (box.item.source || '').toLowerCase().includes(words));
const isFound = ({ id }) => {
  const box = shown.get(id);
  return box.kind === 'fold' ? box.members.some(matches) : matches(box);
};
/** Marks the boxes that have the words. */
export const search = (typed) => {
  words = typed;
  drawing.search(words ? isFound : null);
  tell();
};
/** Chooses the first of them. */
export const toFound = () => {
  const hit = words && [...drawing.boxes.values()].find(isFound);
  if (!hit) return;
  const box = shown.get(hit.id);
  choose(box.kind === 'fold' ? (box.members.find(matches) || box).id : hit.id, true);
};

// Filters.

export const options = (select, values, named = (value) => value) => {
  values.sort().forEach((value) => select.append(element('option', brief(named(value)), { value })));
  select.hidden = values.length === 0;
};
['tag', 'namespace', 'outcome'].forEach((key) => byId(key).addEventListener('change', (event) => {
  show[key] = event.target.value;
  redraw();
}));
options(byId('tag'), [...new Set(page.nodes.flatMap((node) => node.tags))]);
options(byId('namespace'), [...groups.values()].filter((each) => each.kind === 'namespace').map((each) => each.name));
const turn = (key, isOn) => {
  show[key] = isOn;
  byId(key).setAttribute('aria-pressed', String(isOn));
};
['datasets', 'parameters'].forEach((key) => {
  turn(key, show[key]);
  byId(key).addEventListener('click', () => { turn(key, !show[key]); redraw(); });
});

// Folding and zooming.

byId('fold').hidden = !canFold;
byId('fold').addEventListener('click', () => { turnFolds(); redraw(); });
byId('fit').addEventListener('click', () => drawing.fit(true));
byId('closer').addEventListener('click', () => drawing.camera.zoom(1.25));
byId('farther').addEventListener('click', () => drawing.camera.zoom(0.8));
