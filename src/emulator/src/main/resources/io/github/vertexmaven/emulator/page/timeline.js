// The tasks of a job in the order in which they started, with bars of how long they took.

import { duration, taken } from './format.js';
import { chip, tone, word } from './states.js';
import { children, isGroup } from './tree.js';
import { el, named } from './viewer/dom.js';

const MOST = 500;

const started = (node) => Date.parse(node.record?.started || '') || Infinity;

export class Timeline {
  constructor(choose) {
    this.choose = choose;
    this.nodes = new Map();
    this.rows = new Map();
    this.chosen = '';
    this.limit = MOST;
    this.axis = el('div', { class: 'axis', 'aria-hidden': 'true' });
    this.body = el('tbody');
    this.more = el('button', { type: 'button', hidden: true, on: { click: () => { this.limit += MOST; this.show(this.tree, this.job); } } }, 'Show more');
    this.element = el(
      'div',
      { class: 'timeline' },
      el(
        'table',
        {},
        el('caption', { class: 'unseen' }, 'Tasks in the order in which they started'),
        el('thead', {}, el('tr', {},
          el('th', { scope: 'col' }, 'Task'), el('th', { scope: 'col' }, 'State'), el('th', { scope: 'col', class: 'number' }, 'Took'),
          el('th', { scope: 'col', class: 'track-head' }, el('span', { class: 'unseen' }, 'When'), this.axis))),
        this.body,
      ),
      this.more,
    );
  }

  show(tree, job) {
    this.tree = tree;
    this.job = job;
    const leaves = [];
    this.nodes = new Map();
    const visit = (node, path) => {
      this.nodes.set(node.key, node);
      if (isGroup(node)) children(tree, node).forEach((child) => visit(child, node.kind === 'CHUNK' ? path : path.concat(node.name)));
      else leaves.push({ node, path });
    };
    children(tree, tree.root).forEach((node) => visit(node, []));
    leaves.sort((one, other) => started(one.node) - started(other.node) || 0);
    this.begin = Math.min(Date.parse(job.started || job.created), ...leaves.slice(0, 1).map(({ node }) => started(node)));
    const shown = leaves.slice(0, this.limit);
    const made = shown.map((leaf) => this.row(leaf));
    const known = new Set(shown.map(({ node }) => node.key));
    [...this.rows.keys()].filter((key) => !known.has(key)).forEach((key) => this.rows.delete(key));
    made.forEach((row, index) => {
      if (this.body.children[index] !== row) this.body.insertBefore(row, this.body.children[index] || null);
    });
    while (this.body.children.length > made.length) this.body.lastElementChild.remove();
    this.more.hidden = leaves.length <= this.limit;
    this.more.textContent = 'Show more of ' + leaves.length + ' tasks';
    this.select(this.chosen);
    this.tick(job);
  }

  row({ node, path }) {
    const text = JSON.stringify([node.record, node.state]);
    const old = this.rows.get(node.key);
    if (old && old.text === text) {
      old.node = node;
      return old.element;
    }
    const bar = el('span', { class: 'bar ' + tone(node.state) });
    const retries = (node.record?.retried || []).map(() => el('span', { class: 'retry' }));
    const took = el('td', { class: 'number' });
    const element = old ? old.element : el('tr', {});
    const hadFocus = element.contains(document.activeElement);
    const pick = el('button', { type: 'button', class: 'link', on: { click: () => this.choose(node.key) } }, named(node.name, 80));
    element.replaceChildren(
      el('th', { scope: 'row' }, pick, path.length ? el('span', { class: 'soft under' }, named(path.join(' › '), 80)) : ''),
      el('td', {}, chip(node.state), node.record?.tries > 1 ? el('span', { class: 'soft under' }, node.record.tries + ' tries') : ''),
      took,
      el('td', { class: 'track' }, node.record?.started ? [bar, ...retries] : ''),
    );
    if (hadFocus) pick.focus();
    this.rows.set(node.key, { text, element, node, bar, retries, took });
    return element;
  }

  /** Bars of tasks that run grow, and with them the scale. */
  tick(job) {
    const now = job.ended ? Date.parse(job.ended) : Date.now();
    const span = Math.max(1, now - this.begin);
    const part = (at) => Math.min(100, Math.max(0, ((at - this.begin) / span) * 100));
    this.rows.forEach(({ node, bar, retries, took }) => {
      const record = node.record;
      took.textContent = record?.started ? taken(record) : '–';
      if (!record?.started) return;
      const from = part(Date.parse(record.started));
      const to = part(record.ended ? Date.parse(record.ended) : now);
      bar.style.left = 'min(' + from + '%, 100% - 3px)';
      bar.style.width = 'max(3px, ' + (to - from) + '%)';
      bar.title = word(node.state) + ', ' + taken(record);
      (record.retried || []).forEach((at, index) => { retries[index].style.left = part(Date.parse(at)) + '%'; });
    });
    this.axis.replaceChildren(...[0, 0.25, 0.5, 0.75, 1].map((at) => el('span', {}, duration(span * at))));
  }

  select(key) {
    this.chosen = key;
    this.rows.forEach(({ element, node }) => element.classList.toggle('chosen', node.key === key));
  }
}
