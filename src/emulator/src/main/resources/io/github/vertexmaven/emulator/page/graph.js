// A job as a drawing, with what finds, folds and zooms in it.

import { button, el, write } from './viewer/dom.js';
import { Drawing } from './viewer/drawing.js';
import { partsOf, pictureOf } from './picture.js';
import { children, isGroup } from './tree.js';

/** With fewer tasks than this everything is unfolded at first. */
const FEW = 40;

const LABEL = 'Tasks and artifacts as a graph. Arrow keys move it, plus and minus zoom; within a task, arrow keys go to the next one, '
  + 'Enter shows it, Space folds a group.';

export class Graph {
  constructor(choose) {
    this.folds = new Map();
    this.nodes = new Map();
    this.words = '';
    this.drawing = new Drawing(LABEL, { choose, fold: (key) => this.toggle(this.nodes.get(key)) });
    this.found = el('span', { class: 'soft', role: 'status' });
    this.all = button('Fold all', () => this.foldAll());
    this.data = button('Artifacts', () => { this.showData(!this.hasData); this.drawing.fit(); });
    this.element = el(
      'div',
      { class: 'drawing' },
      el(
        'div',
        { class: 'tools' },
        el('input', { type: 'search', placeholder: 'Find a task or an artifact', 'aria-label': 'Find a task or an artifact', on: {
          input: (event) => { this.words = event.target.value.trim().toLowerCase(); this.find(); },
          keydown: (event) => { if (event.key === 'Enter') this.toFound(choose); },
        } }),
        this.found,
        el('span', { class: 'gap' }),
        this.data,
        this.all,
        button('−', () => this.drawing.camera.zoom(0.8), { 'aria-label': 'Zoom out' }),
        button('+', () => this.drawing.camera.zoom(1.25), { 'aria-label': 'Zoom in' }),
        button('Fit', () => this.drawing.fit(true)),
      ),
      this.drawing.canvas,
    );
  }

  isOpen = (node) => {
    if (this.folds.has(node.key)) return this.folds.get(node.key);
    return this.few && node.kind !== 'CHUNK' && !(node.kind === 'LOOP' && children(this.tree, node).length > 8);
  };

  /** Shows a tree; what is folded and where one looks stays. */
  show(tree) {
    if (!this.tree) {
      this.few = counted(tree) <= FEW;
      this.hasData = this.few;
    }
    this.tree = tree;
    this.data.setAttribute('aria-pressed', String(this.hasData));
    this.nodes = new Map();
    this.visit((node) => {
      this.nodes.set(node.key, node);
      return this.isOpen(node);
    });
    this.drawing.show(pictureOf(tree, this.isOpen, this.hasData));
    const groups = [...this.nodes.values()].filter(isGroup);
    this.all.hidden = !groups.length;
    this.all.textContent = groups.some(this.isOpen) ? 'Fold all' : 'Unfold all';
    this.tell();
  }

  /** Artifacts between the tasks, or arrows alone. */
  showData(isWanted) {
    if (this.hasData === isWanted) return;
    this.hasData = isWanted;
    this.show(this.tree);
  }

  /** Goes from group to group, into those for which the answer is true. */
  visit(enters) {
    const go = (node) => {
      if (enters(node) && isGroup(node)) children(this.tree, node).forEach(go);
    };
    children(this.tree, this.tree.root).forEach(go);
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

  isFound = (box) => (this.nodes.get(box.id)?.name || box.label).toLowerCase().includes(this.words);

  find() {
    this.drawing.search(this.words ? this.isFound : null);
    this.tell();
  }

  tell() {
    write(this.found, this.words ? this.drawing.hits + ' found' : '');
  }

  select(id) {
    if (partsOf(id).output) this.showData(true);
    this.drawing.select(id);
  }

  focus(key) {
    this.drawing.focus(key);
  }

  toFound(choose) {
    const hit = this.words && [...this.drawing.boxes.values()].find(this.isFound);
    if (!hit) return;
    choose(hit.id);
    this.drawing.center(hit.id);
  }

  toggle(node) {
    if (!node || !isGroup(node)) return;
    this.folds.set(node.key, !this.isOpen(node));
    this.show(this.tree);
  }

  foldAll() {
    const fold = this.all.textContent === 'Fold all';
    this.visit((node) => {
      if (isGroup(node)) this.folds.set(node.key, !fold);
      return node.kind !== 'CHUNK';
    });
    this.show(this.tree);
    this.drawing.fit();
  }
}

/** How many tasks there are, as far as it matters. */
const counted = (tree) => {
  let all = 0;
  const visit = (node) => {
    all += 1;
    if (all <= FEW && isGroup(node)) children(tree, node).forEach(visit);
  };
  children(tree, tree.root).forEach(visit);
  return all;
};
