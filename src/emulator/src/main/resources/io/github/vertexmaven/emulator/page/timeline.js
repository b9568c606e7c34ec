// The tasks of a job as rows of the viewer's timeline, those within groups too.

import { look, word } from './states.js';
import { children, isGroup } from './tree.js';
import { el } from './viewer/dom.js';
import { Timeline as Rows } from './viewer/timeline.js';

const millis = (iso) => (iso ? Date.parse(iso) : undefined);

const rowOf = ({ node, path }) => ({
  key: node.key,
  name: node.name,
  path: path.join(' › '),
  look: look(node.state),
  word: word(node.state),
  note: node.record?.tries > 1 ? node.record.tries + ' tries' : '',
  started: millis(node.record?.started),
  ended: millis(node.record?.ended),
  tries: (node.record?.retried || []).map(millis),
});

const startOf = ({ node }) => millis(node.record?.started) ?? Infinity;

export class Timeline {
  constructor(choose) {
    this.nodes = new Map();
    this.rows = new Rows({ caption: 'Tasks in the order in which they started', choose });
    this.found = el('span', { class: 'soft', role: 'status' });
    const find = (event) => {
      const found = this.rows.search(event.target.value);
      this.found.textContent = event.target.value.trim() ? found + ' found' : '';
    };
    this.element = el(
      'div',
      { class: 'times' },
      el('div', { class: 'tools' },
        el('input', { type: 'search', placeholder: 'Find a task', 'aria-label': 'Find a task in the timeline', on: { input: find } }),
        this.found, el('span', { class: 'gap' }), this.rows.sort),
      this.rows.element,
    );
  }

  show(tree, job) {
    const leaves = [];
    this.nodes = new Map();
    const visit = (node, path) => {
      this.nodes.set(node.key, node);
      if (isGroup(node)) children(tree, node).forEach((child) => visit(child, node.kind === 'CHUNK' ? path : path.concat(node.name)));
      else leaves.push({ node, path });
    };
    children(tree, tree.root).forEach((node) => visit(node, []));
    leaves.sort((one, other) => startOf(one) - startOf(other) || 0);
    const begin = Math.min(millis(job.started || job.created), ...leaves.slice(0, 1).map(startOf));
    this.rows.show(leaves.map(rowOf), begin, millis(job.ended));
  }

  /** Bars of what runs grow. */
  tick() {
    this.rows.tick();
  }

  select(key) {
    this.rows.select(key);
  }
}
