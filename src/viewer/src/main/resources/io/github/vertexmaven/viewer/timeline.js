// What ran when: a row for each task, with a bar from its start to its end. What it shows are rows, which
// whoever read a run or a job makes:
//
//   row   { key, name, path, look, word, note, started, ended, tries, inside, why, isLink }
//
// look is a sign and a tone (states.js), word the state; started and ended are milliseconds, without an end
// it still runs; tries are moments at which it was started again; path, note, why and inside say more.

import { button, el, named, write } from './dom.js';
import { duration } from './format.js';
import { chip } from './states.js';

const MOST = 500;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const tookOf = (row, now) => (row.started === undefined ? -1 : (row.ended ?? now) - row.started);

/** As long as this is the same, a row stays as it is. */
const textOf = (row) => JSON.stringify([row.name, row.path, row.word, row.note, row.started, row.ended, row.tries, row.why, (row.inside || []).length]);

export class Timeline {
  /** `choose` is told the key of a row, unless its `isLink` is false. */
  constructor({ caption, head = 'Task', choose }) {
    this.choose = choose;
    this.made = new Map();
    this.rows = [];
    this.chosen = '';
    this.words = '';
    this.limit = MOST;
    this.isLongestFirst = false;
    this.found = 0;
    this.axis = el('span', { class: 'axis', 'aria-hidden': 'true' });
    this.body = el('tbody');
    this.why = el('th', { scope: 'col' }, 'Why');
    this.more = button('Show more', () => { this.limit += MOST; this.fill(); }, { hidden: true });
    this.sort = button('Longest first', () => this.turnSort(), { 'aria-pressed': 'false' });
    this.none = el('p', { class: 'soft', hidden: true }, 'No task fits.');
    this.table = el(
      'table',
      { class: 'timeline' },
      el('caption', { class: 'unseen' }, caption),
      el('thead', {}, el('tr', {},
        el('th', { scope: 'col' }, head), el('th', { scope: 'col' }, 'State'), el('th', { scope: 'col', class: 'number' }, 'Start'),
        el('th', { scope: 'col', class: 'number' }, 'Took'),
        el('th', { scope: 'col', class: 'track-head' }, el('span', { class: 'unseen' }, 'When'), this.axis), this.why)),
      this.body,
    );
    this.element = el('div', { class: 'timeline-view' }, this.table, this.none, this.more);
  }

  turnSort() {
    this.isLongestFirst = !this.isLongestFirst;
    this.sort.setAttribute('aria-pressed', String(this.isLongestFirst));
    this.fill();
  }

  /** Shows rows; with `end` undefined they go on until now. */
  show(rows, begin, end) {
    this.rows = rows;
    this.begin = begin;
    this.end = end;
    this.why.hidden = !rows.some((row) => row.why);
    this.fill();
  }

  /** Leaves the rows that have the words; how many these are. */
  search(words) {
    this.words = words.trim().toLowerCase();
    this.fill();
    return this.found;
  }

  fits(row) {
    return [row.name, row.path, row.word, row.note, row.why].some((text) => String(text || '').toLowerCase().includes(this.words));
  }

  fill() {
    const now = this.end ?? Date.now();
    const fitting = this.words ? this.rows.filter((row) => this.fits(row)) : [...this.rows];
    this.found = fitting.length;
    if (this.isLongestFirst) fitting.sort((one, other) => tookOf(other, now) - tookOf(one, now));
    const shown = fitting.slice(0, this.limit);
    const known = new Set(shown.map((row) => row.key));
    [...this.made.keys()].filter((key) => !known.has(key)).forEach((key) => this.made.delete(key));
    shown.map((row) => this.row(row)).forEach((element, index) => {
      if (this.body.children[index] !== element) this.body.insertBefore(element, this.body.children[index] || null);
    });
    while (this.body.children.length > shown.length) this.body.lastElementChild.remove();
    this.none.hidden = shown.length > 0;
    this.table.hidden = !shown.length;
    this.more.hidden = fitting.length <= this.limit;
    write(this.more, 'Show more of ' + fitting.length + ' tasks');
    this.select(this.chosen);
    this.tick();
  }

  row(row) {
    const text = textOf(row);
    const old = this.made.get(row.key);
    if (old && old.text === text) return old.element;
    const element = old ? old.element : el('tr');
    const hadFocus = element.contains(document.activeElement);
    const ran = row.started !== undefined;
    const bar = el('span', { class: 'bar ' + row.look.tone });
    const tries = (row.tries || []).map(() => el('span', { class: 'retry' }));
    const took = el('td', { class: 'number' });
    const start = el('td', { class: 'number' });
    const name = row.isLink === false ? named(row.name, 80) : button(named(row.name, 80), () => this.choose(row.key), { class: 'link' });
    element.replaceChildren(
      el('th', { scope: 'row' }, name, row.path ? el('span', { class: 'soft under' }, named(row.path, 80)) : null,
        row.inside?.length ? el('ul', { class: 'nodes' }, row.inside) : null),
      el('td', {}, chip(row.look, row.word), row.note ? el('span', { class: 'soft under' }, row.note) : null),
      start,
      took,
      el('td', { class: 'track' }, ran ? [bar, ...tries] : ''),
    );
    if (!this.why.hidden) element.append(el('td', { class: 'why' }, row.why || ''));
    if (hadFocus) element.querySelector('button')?.focus();
    this.made.set(row.key, { text, element, row, bar, tries, took, start });
    return element;
  }

  /** Bars of what runs grow, and with them the scale. */
  tick() {
    const now = this.end ?? Date.now();
    const span = Math.max(1, now - this.begin);
    const part = (at) => Math.min(100, Math.max(0, ((at - this.begin) / span) * 100));
    this.made.forEach(({ row, bar, tries, took, start }) => {
      if (row.started === undefined) return;
      const time = duration(tookOf(row, now));
      write(start, '+' + duration(row.started - this.begin));
      write(took, time);
      const from = part(row.started);
      bar.style.left = 'min(' + from + '%, 100% - 3px)';
      bar.style.width = 'max(3px, ' + (part(row.ended ?? now) - from) + '%)';
      bar.title = row.word + ', ' + time;
      (row.tries || []).forEach((at, index) => { tries[index].style.left = part(at) + '%'; });
    });
    this.axis.replaceChildren(...TICKS.map((at) => el('span', {}, duration(span * at))));
  }

  select(key) {
    this.chosen = key;
    this.made.forEach(({ element, row }) => element.classList.toggle('chosen', row.key === key));
  }
}
