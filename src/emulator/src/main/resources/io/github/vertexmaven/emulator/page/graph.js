// The drawing of a job: boxes that are chosen, groups that fold, a view that moves and zooms.

import { button, el, isolated, svg, write } from './dom.js';
import { MARGIN, outline, plan, TITLE_HEIGHT } from './layout.js';
import { sign, tone, word } from './states.js';
import { children, isGroup } from './tree.js';
import { camera } from './camera.js';

/** With fewer tasks than this everything is unfolded at first. */
const FEW = 40;

const KINDS = { DAG: 'Group', LOOP: 'Loop', CHUNK: 'Tasks', IMPORTER: 'Importer', CONTAINER: 'Task' };

export class Graph {
  constructor(choose) {
    this.choose = choose;
    this.folds = new Map();
    this.shapes = new Map();
    this.order = [];
    this.chosen = '';
    this.outline = null;
    this.search = '';
    this.layer = svg('g');
    this.canvas = svg(
      'svg',
      { class: 'graph', role: 'group', 'aria-label': 'Tasks as a graph. Arrow keys go from task to task, Enter shows one, Space folds a group.' },
      svg('defs', {}, svg('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerUnits: 'userSpaceOnUse', markerWidth: 10, markerHeight: 10, orient: 'auto' }, svg('path', { class: 'tip', d: 'M0 0L8 4L0 8z' }))),
      this.layer,
    );
    this.camera = camera(this.canvas, this.layer);
    this.found = el('span', { class: 'soft', role: 'status' });
    this.all = button('Fold all', () => this.foldAll());
    this.element = el(
      'div',
      { class: 'drawing' },
      el(
        'div',
        { class: 'tools' },
        el('input', { type: 'search', placeholder: 'Find a task', 'aria-label': 'Find a task', on: {
          input: (event) => { this.search = event.target.value.trim().toLowerCase(); this.mark(); },
          keydown: (event) => { if (event.key === 'Enter') this.toFound(); },
        } }),
        this.found,
        el('span', { class: 'gap' }),
        this.all,
        button('−', () => this.camera.zoom(0.8), { 'aria-label': 'Zoom out' }),
        button('+', () => this.camera.zoom(1.25), { 'aria-label': 'Zoom in' }),
        button('Fit', () => this.camera.fit(this.size)),
      ),
      this.canvas,
    );
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => {
      if (this.size && !this.camera.moved()) this.camera.fit(this.size);
    }).observe(this.canvas);
  }

  isOpen = (node) => {
    if (this.folds.has(node.key)) return this.folds.get(node.key);
    return this.few && node.kind !== 'CHUNK' && !(node.kind === 'LOOP' && children(this.tree, node).length > 8);
  };

  /** Shows a tree; what is folded and where one looks stays. */
  show(tree) {
    const isFirst = !this.tree;
    this.tree = tree;
    if (isFirst) this.few = this.counted(tree) <= FEW;
    const next = outline(tree, this.isOpen);
    if (next !== this.outline) {
      this.outline = next;
      this.draw(isFirst);
    } else {
      this.paint(tree);
    }
  }

  counted(tree) {
    let all = 0;
    const visit = (node) => {
      all += 1;
      if (all <= FEW && isGroup(node)) children(tree, node).forEach(visit);
    };
    children(tree, tree.root).forEach(visit);
    return all;
  }

  draw(isFirst) {
    const focused = this.shapes.get(this.at)?.contains(document.activeElement);
    const drawn = plan(this.tree, this.isOpen);
    this.shapes = new Map();
    this.lines = [];
    this.order = [];
    this.layer.replaceChildren(this.group(drawn, 0, 0));
    const grown = !this.size || drawn.width > this.size.width || drawn.height > this.size.height;
    this.size = { width: drawn.width, height: drawn.height };
    if (isFirst || (grown && !this.camera.moved())) this.camera.fit(this.size);
    const groups = this.order.some((node) => isGroup(node));
    this.all.hidden = !groups;
    this.all.textContent = this.order.some((node) => isGroup(node) && this.isOpen(node)) ? 'Fold all' : 'Unfold all';
    if (!this.shapes.has(this.at)) this.at = this.order[0]?.key;
    this.mark();
    if (focused) this.shapes.get(this.at)?.focus();
  }

  group(drawn, x, y) {
    const layer = document.createDocumentFragment();
    drawn.edges.forEach((edge) => {
      const path = svg('path', {
        class: 'edge', 'marker-end': 'url(#tip)',
        d: 'M' + edge.points.map((p) => (p.x + x).toFixed(1) + ' ' + (p.y + y).toFixed(1)).join('L'),
      });
      this.lines.push({ ...edge, path });
      layer.append(path);
    });
    drawn.boxes.forEach((box) => layer.append(this.box(box, box.x + x, box.y + y)));
    return layer;
  }

  box(box, x, y) {
    const { node } = box;
    const shape = svg('g', { role: 'button', tabindex: -1, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
    shape.append(svg('rect', { width: box.width.toFixed(1), height: box.height.toFixed(1), rx: isGroup(node) ? 10 : 7 }));
    const middle = box.inner ? TITLE_HEIGHT / 2 : box.height / 2;
    const mark = svg('text', { class: 'sign', x: 18, y: middle });
    const title = svg('text', { class: 'title', x: 32, y: middle });
    shape.words = isolated(box.title, 200);
    title.textContent = shape.words;
    shape.append(mark, title);
    if (isGroup(node)) {
      const fold = svg('text', { class: 'fold', x: box.width - 18, y: middle, 'aria-hidden': 'true' });
      fold.textContent = box.inner ? '▾' : '▸';
      fold.addEventListener('click', (event) => {
        event.stopPropagation();
        this.toggle(node);
      });
      shape.append(fold);
    }
    shape.addEventListener('click', () => this.pick(node));
    shape.addEventListener('dblclick', () => this.toggle(node));
    this.shapes.set(node.key, shape);
    this.order.push(node);
    shape.isDrawnOpen = Boolean(box.inner);
    shape.place = { x: x + box.width / 2, y: y + middle };
    this.colour(shape, node);
    const whole = document.createDocumentFragment();
    whole.append(shape);
    if (box.inner) whole.append(this.group(box.inner, x + (box.width - box.inner.width) / 2, y + TITLE_HEIGHT));
    if (box.left > 0) {
      const more = svg('text', { class: 'soft', x: x + MARGIN, y: y + box.height - 2 });
      more.textContent = 'and ' + box.left + ' more';
      whole.append(more);
    }
    return whole;
  }

  colour(shape, node) {
    const kind = isGroup(node) ? 'group' + (shape.isDrawnOpen ? ' open' : '') : 'leaf';
    shape.setAttribute('class', ['box', kind, tone(node.state), node.spec.exit ? 'exit' : ''].join(' '));
    shape.querySelector('.sign').textContent = sign(node.state);
    const fold = isGroup(node) ? (this.isOpen(node) ? ', unfolded' : ', folded') : '';
    const exit = node.spec.exit ? ', runs at the end' : '';
    shape.setAttribute('aria-label', KINDS[node.kind] + ' ' + shape.words + ', ' + word(node.state) + fold + exit);
  }

  /** Only states have changed. */
  paint(tree) {
    this.order = [];
    const visit = (node) => {
      const shape = this.shapes.get(node.key);
      if (!shape) return;
      this.order.push(node);
      this.colour(shape, node);
      if (isGroup(node) && this.isOpen(node)) children(tree, node).forEach(visit);
    };
    children(tree, tree.root).forEach(visit);
    this.mark();
  }

  /** Unfolds whatever a node is in. */
  open(node) {
    for (let group = node.parent; group; group = group.parent) {
      this.folds.set(group.key, true);
      children(this.tree, group)
        .filter((chunk) => chunk.kind === 'CHUNK' && chunk.members.some((member) => member.key === node.key))
        .forEach((chunk) => this.folds.set(chunk.key, true));
    }
    this.show(this.tree);
  }

  pick(node) {
    this.at = node.key;
    this.choose(node.key);
  }

  /** Marks what is chosen, its arrows, and what was searched for. */
  mark() {
    let hits = 0;
    this.lines.forEach(({ path, from, to }) => path.classList.toggle('near', from === this.chosen || to === this.chosen));
    this.order.forEach((node) => {
      const shape = this.shapes.get(node.key);
      const hit = Boolean(this.search) && node.name.toLowerCase().includes(this.search);
      hits += hit ? 1 : 0;
      shape.classList.toggle('hit', hit);
      shape.classList.toggle('chosen', node.key === this.chosen);
      shape.setAttribute('aria-pressed', String(node.key === this.chosen));
      shape.setAttribute('tabindex', node.key === this.at ? 0 : -1);
    });
    this.layer.classList.toggle('searching', Boolean(this.search));
    write(this.found, this.search ? hits + ' found' : '');
  }

  select(key) {
    this.chosen = key;
    if (key && this.shapes.has(key)) this.at = key;
    this.mark();
  }

  toFound() {
    const hit = this.order.find((node) => node.name.toLowerCase().includes(this.search));
    if (!this.search || !hit) return;
    this.pick(hit);
    this.camera.center(this.shapes.get(hit.key).place);
  }

  toggle(node) {
    if (!isGroup(node)) return;
    this.folds.set(node.key, !this.isOpen(node));
    this.at = node.key;
    this.show(this.tree);
  }

  foldAll() {
    const fold = this.all.textContent === 'Fold all';
    const visit = (node) => {
      if (!isGroup(node)) return;
      this.folds.set(node.key, !fold);
      if (node.kind !== 'CHUNK') children(this.tree, node).forEach(visit);
    };
    children(this.tree, this.tree.root).forEach(visit);
    this.show(this.tree);
    this.camera.fit(this.size);
  }

  key(event) {
    const node = this.order.find((one) => one.key === this.at);
    const shape = node && this.shapes.get(node.key);
    if (!shape || event.target !== shape) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === 'Enter') this.pick(node);
    else if (event.key === ' ') this.toggle(node);
    else if (way) this.step(shape.place, way);
    else return;
    event.preventDefault();
  }

  /** To the nearest box in a direction. */
  step(from, [dx, dy]) {
    let best = null;
    let least = Infinity;
    this.order.forEach((node) => {
      const to = this.shapes.get(node.key).place;
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (along > 1 && along + 2 * aside < least) {
        least = along + 2 * aside;
        best = node;
      }
    });
    if (!best) return;
    this.at = best.key;
    this.mark();
    const shape = this.shapes.get(best.key);
    this.camera.reveal(shape.place);
    shape.focus({ preventScroll: true });
  }
}
