// A drawing of a graph: boxes that are chosen and found, groups that fold, a view that moves and zooms.
// What it draws is a picture, which whoever read a pipeline or a job makes:
//
//   picture   { boxes, arrows: [[id, id], …] }
//   box       { id, kind, title, label, sign, tone, state, isGroup, isOpen, isExit, inside, more, within }
//
// kind (task, dataset, parameter, group) and tone (states.js) are how it looks, title and state the words
// for both; a group that is unfolded has a picture inside, and more says how much of it is left out;
// within names the frames around a box, { id, name, kind }, the outermost first.

import { camera } from './camera.js';
import { isolated, plain, short, svg } from './dom.js';
import { EDGE, plan, TITLE } from './layout.js';

const ROUNDED = { task: 7, group: 10, dataset: 16, parameter: 7 };
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 60;

/** As long as this is the same, only colours and words of states change. */
const outline = ({ boxes, arrows }) =>
  boxes.map((box) => [box.id, box.kind, box.label, box.isGroup, box.more, box.inside ? outline(box.inside) : ''].join('\n'))
    .join('\n') + '\n\n' + arrows.map((ends) => ends.join('\n')).join('\n');

const every = (picture, visit) => picture.boxes.forEach((box) => {
  visit(box);
  if (box.inside) every(box.inside, visit);
});

const tip = () => svg('defs', {}, svg(
  'marker',
  { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerUnits: 'userSpaceOnUse', markerWidth: 9, markerHeight: 9, orient: 'auto' },
  svg('path', { class: 'tip', d: 'M0 0L8 4L0 8z' }),
));

export class Drawing {
  /** `choose` and `fold` are told the id of a box; `fold` also that of a frame. */
  constructor(label, { choose, fold }) {
    this.told = { choose, fold };
    this.shapes = new Map();
    this.boxes = new Map();
    this.lines = [];
    this.chosen = '';
    this.test = null;
    this.hits = 0;
    this.layer = svg('g');
    this.canvas = svg('svg', { class: 'graph', role: 'group', tabindex: 0, 'aria-label': label }, tip(), this.layer);
    this.camera = camera(this.canvas, this.layer);
    this.canvas.addEventListener('click', (event) => this.clicked(event));
    this.canvas.addEventListener('dblclick', (event) => this.doubled(event));
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => {
      if (!this.camera.moved()) this.fit();
    }).observe(this.canvas);
  }

  /** Shows a picture; where one looks stays. */
  show(picture) {
    const next = outline(picture);
    this.boxes = new Map();
    every(picture, (box) => this.boxes.set(box.id, box));
    if (next === this.outline) {
      this.boxes.forEach((box) => this.colour(this.shapes.get(box.id), box));
      this.mark();
    } else {
      this.outline = next;
      this.draw(picture);
    }
  }

  draw(picture) {
    const hadFocus = this.shapes.get(this.at)?.contains(document.activeElement);
    const drawn = plan(picture);
    this.shapes = new Map();
    this.lines = [];
    this.layer.replaceChildren(this.group(drawn, 0, 0));
    const grown = !this.size || drawn.width > this.size.width || drawn.height > this.size.height;
    this.size = { width: drawn.width, height: drawn.height };
    if (grown && !this.camera.moved()) this.fit();
    if (!this.shapes.has(this.at)) this.at = this.boxes.keys().next().value;
    this.mark();
    if (hadFocus) this.focus(this.at);
  }

  group(drawn, x, y) {
    const layer = document.createDocumentFragment();
    drawn.frames.forEach((at) => layer.append(svg(
      'g',
      { class: 'frame ' + at.frame.kind, 'data-id': at.frame.id },
      svg('rect', { x: at.x + x, y: at.y + y, width: at.width, height: at.height, rx: 10 }),
    )));
    drawn.arrows.forEach(({ from, to, corners }) => {
      const d = 'M' + corners.map((p) => (p.x + x).toFixed(1) + ' ' + (p.y + y).toFixed(1)).join('L');
      const path = svg('path', { class: 'edge', 'marker-end': 'url(#tip)', d });
      this.lines.push({ from, to, path });
      layer.append(path);
    });
    drawn.boxes.forEach((at) => layer.append(this.box(at, at.x + x, at.y + y)));
    // Above the arrows, which lead through them.
    drawn.frames.forEach((at) => layer.append(svg(
      'text',
      { class: 'frame-title', x: at.x + x + 8, y: at.y + y + 13 },
      '\u2068' + plain(short(at.frame.name, Math.max(2, Math.floor(at.width / 7)))) + '\u2069',
    )));
    return layer;
  }

  box({ box, width, height, inner }, x, y) {
    const middle = inner ? TITLE / 2 : height / 2;
    const shape = svg(
      'g',
      { role: 'button', tabindex: -1, 'data-id': box.id, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
      svg('rect', { width: width.toFixed(1), height: height.toFixed(1), rx: ROUNDED[box.kind] }),
      box.sign ? svg('text', { class: 'sign', x: 18, y: middle }) : null,
      svg('text', box.sign ? { class: 'title', x: 32, y: middle } : { class: 'title centred', x: (width - (box.isGroup ? 16 : 0)) / 2, y: middle }, isolated(box.label, 200)),
      box.isGroup ? svg('text', { class: 'fold', x: width - 18, y: middle, 'aria-hidden': 'true' }, inner ? '▾' : '▸') : null,
    );
    shape.place = { x: x + width / 2, y: y + middle };
    this.shapes.set(box.id, shape);
    this.colour(shape, box);
    const whole = document.createDocumentFragment();
    whole.append(shape);
    if (inner) whole.append(this.group(inner, x + (width - inner.width) / 2, y + TITLE));
    if (box.more > 0) {
      whole.append(svg('text', { class: 'soft', x: x + EDGE, y: y + height - 2 }, 'and ' + box.more + ' more'));
    }
    return whole;
  }

  colour(shape, box) {
    const classes = ['box', box.kind, box.isGroup ? '' : 'leaf', box.inside ? 'open' : '', box.tone || '', box.isExit ? 'exit' : ''];
    shape.setAttribute('class', classes.filter(Boolean).join(' '));
    if (box.sign) shape.querySelector('.sign').textContent = box.sign;
    const words = [box.title + ' ' + isolated(box.label, 200), box.state];
    if (box.isGroup) words.push(box.isOpen ? 'unfolded' : 'folded');
    if (box.isExit) words.push('runs at the end');
    shape.setAttribute('aria-label', words.filter(Boolean).join(', '));
  }

  /** Marks what is chosen, what it is joined with, and what is searched for. */
  mark() {
    const near = new Set();
    this.lines.forEach(({ path, from, to }) => {
      const touches = from === this.chosen || to === this.chosen;
      path.classList.toggle('near', touches);
      if (touches) near.add(from).add(to);
    });
    this.hits = 0;
    this.boxes.forEach((box, id) => {
      const shape = this.shapes.get(id);
      const isHit = Boolean(this.test?.(box));
      this.hits += isHit ? 1 : 0;
      shape.classList.toggle('hit', isHit);
      shape.classList.toggle('near', near.has(id));
      shape.classList.toggle('chosen', id === this.chosen);
      shape.setAttribute('aria-pressed', String(id === this.chosen));
      shape.setAttribute('tabindex', id === this.at ? 0 : -1);
    });
    this.layer.classList.toggle('searching', Boolean(this.test));
    this.layer.classList.toggle('choosing', !this.test && this.shapes.has(this.chosen));
  }

  /** Marks the boxes that pass a test, and counts them in `hits`; without a test, none. */
  search(test) {
    this.test = test;
    this.mark();
  }

  select(id) {
    this.chosen = id;
    if (this.shapes.has(id)) this.at = id;
    this.mark();
  }

  focus(id) {
    this.shapes.get(id)?.focus({ preventScroll: true });
  }

  fit(isAll = false) {
    const places = [...this.boxes.values()]
      .filter((box) => box.kind === 'task' || box.kind === 'group')
      .map((box) => this.shapes.get(box.id)?.place)
      .filter(Boolean);
    const top = places.sort((one, other) => one.y - other.y || one.x - other.x)[0];
    if (this.size) this.camera.fit(this.size, top, isAll);
  }

  center(id) {
    const shape = this.shapes.get(id);
    if (shape) this.camera.center(shape.place);
  }

  clicked(event) {
    const id = event.target.closest('g.box')?.dataset.id;
    if (id === undefined) return;
    this.at = id;
    if (event.target.closest('.fold')) this.told.fold(id);
    else this.told.choose(id);
  }

  doubled(event) {
    const id = event.target.closest('g.box, g.frame')?.dataset.id;
    if (id !== undefined && !event.target.closest('.fold')) this.told.fold(id);
  }

  key(event) {
    const id = event.target.closest('g.box')?.dataset.id;
    const box = this.boxes.get(id);
    const way = WAYS[event.key];
    if (way && box && !event.shiftKey) this.step(this.shapes.get(id).place, way);
    else if (way) this.camera.move(-STEP * way[0], -STEP * way[1]);
    else if (event.key === '+') this.camera.zoom(1.25);
    else if (event.key === '-') this.camera.zoom(0.8);
    else if (box && (event.key === 'Enter' || (event.key === ' ' && !box.isGroup))) this.told.choose(id);
    else if (box && (event.key === ' ' || event.key === 'f')) this.told.fold(id);
    else return;
    event.preventDefault();
  }

  /** To the nearest box in a direction. */
  step(from, [dx, dy]) {
    let best;
    let least = Infinity;
    this.shapes.forEach(({ place }, id) => {
      const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      if (along > 1 && along + 2 * aside < least) {
        least = along + 2 * aside;
        best = id;
      }
    });
    if (best === undefined) return;
    this.at = best;
    this.mark();
    this.camera.reveal(this.shapes.get(best).place);
    this.focus(best);
  }
}
