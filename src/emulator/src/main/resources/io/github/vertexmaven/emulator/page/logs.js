// What a task wrote, as it comes. Of a long log the end is read first, and earlier pieces on demand.

import { look } from './api.js';
import { hasEnded } from './states.js';
import { button, el, plain } from './viewer/dom.js';
import { bytes } from './viewer/format.js';

const LONGEST_LINE = 2000;
const MOST_LINES = 5000;
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });

/** Colours of terminals are left out, other control characters become signs that can be seen. */
const readable = (text) =>
  plain(text)
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007f-\u009f]/g, '\ufffd');

const lineOf = (line) => {
  const whole = readable(line.text);
  const text = el('bdi', { class: 'text' }, whole.slice(0, LONGEST_LINE));
  const element = el('li', { class: line.severity.toLowerCase() },
    el('time', { datetime: line.at }, clock.format(new Date(line.at))),
    el('span', { class: 'severity' }, line.severity.toLowerCase()), text);
  if (whole.length > LONGEST_LINE) {
    const more = button('… all ' + bytes(whole.length), () => {
      text.textContent = whole;
      more.remove();
    }, { class: 'link' });
    element.append(more);
  }
  return { element, severity: line.severity, lower: whole.toLowerCase() };
};

export class LogView {
  constructor() {
    this.source = null;
    this.lines = [];
    this.list = el('ol', { class: 'log', tabindex: '0', 'aria-label': 'Log lines' });
    this.earlier = button('Earlier lines', () => this.back(), { hidden: true });
    this.search = el('input', { type: 'search', placeholder: 'Find in the log', 'aria-label': 'Find in the log', on: { input: () => this.filter() } });
    this.severity = el('select', { 'aria-label': 'Severity', on: { change: () => this.filter() } },
      [['', 'all lines'], ['INFO', 'info'], ['WARNING', 'warnings'], ['ERROR', 'errors']].map(([value, text]) => el('option', { value }, text)));
    this.tries = el('select', { 'aria-label': 'Try', hidden: true, on: { change: () => this.restart() } });
    this.follow = el('input', { type: 'checkbox', id: 'follow', checked: true, on: { change: () => this.toEnd() } });
    this.note = el('p', { class: 'soft', role: 'status' });
    this.element = el(
      'div',
      { class: 'logs' },
      el('div', { class: 'tools' }, this.search, this.severity, this.tries, el('label', { for: 'follow' }, this.follow, ' Follow')),
      this.note,
      this.earlier,
      this.list,
    );
    this.list.addEventListener('scroll', () => {
      const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 30;
      if (!atEnd) this.follow.checked = false;
    }, { passive: true });
  }

  /** What is to be shown; nothing before a task has run. */
  of(source, node, hint = []) {
    if (!source) {
      this.source = null;
      this.clear();
      if (node?.state === 'SKIPPED') this.note.replaceChildren('The task did not run: its results came from the cache. ', ...hint);
      else this.note.textContent = node ? 'It has printed nothing' + (hasEnded(node.state) ? '.' : ' yet.') : '';
      return;
    }
    const isOther = !this.source || this.source.task !== source.task || this.source.job !== source.job;
    const isRetry = this.source && this.source.tries !== source.tries;
    this.source = source;
    if (isOther || isRetry) {
      this.tries.replaceChildren(...Array.from({ length: source.tries }, (_, index) => el('option', { value: index }, 'try ' + (index + 1))));
      this.tries.value = String(source.tries - 1);
      this.tries.hidden = source.tries < 2;
      this.restart();
    }
  }

  restart() {
    this.clear();
    this.isRead = false;
  }

  clear() {
    this.lines = [];
    this.next = null;
    this.from = 0;
    this.isRead = false;
    this.list.replaceChildren();
    this.earlier.hidden = true;
    this.note.textContent = '';
  }

  where() {
    return { job: this.source.job, task: this.source.task, try: this.tries.value };
  }

  /** Reads on; a log that has ended is read to its end once. */
  async step(runs) {
    if (!this.source || (this.isRead && !runs && !this.ran)) return;
    this.ran = runs;
    const asked = JSON.stringify(this.where());
    const data = await look('log', { ...this.where(), ...(this.next === null ? {} : { from: this.next }) });
    if (!this.source || JSON.stringify(this.where()) !== asked) return;
    if (this.next === null) this.from = data.from;
    this.next = data.next;
    this.isRead = data.next >= data.size || !data.lines.length;
    if (!this.isRead) this.ran = true;
    this.append(data.lines.map(lineOf));
    this.tell(data.size);
  }

  tell(whole) {
    this.earlier.hidden = this.from === 0;
    if (!this.lines.length) this.note.textContent = 'It has printed nothing' + (this.ran ? ' yet.' : '.');
    else if (!this.filtering()) this.note.textContent = this.from > 0 ? 'The end of ' + bytes(whole) + ' of log.' : '';
  }

  append(lines) {
    if (!lines.length) return;
    this.lines.push(...lines);
    this.filterSome(lines);
    this.list.append(...lines.map((line) => line.element));
    if (this.lines.length > MOST_LINES && this.follow.checked) {
      this.lines.splice(0, this.lines.length - MOST_LINES).forEach((line) => line.element.remove());
    }
    if (this.filtering()) this.filter();
    this.toEnd();
  }

  async back() {
    const data = await look('log', { ...this.where(), before: this.from });
    this.from = data.from;
    this.follow.checked = false;
    const lines = data.lines.map(lineOf);
    const height = this.list.scrollHeight;
    this.lines.unshift(...lines);
    this.list.prepend(...lines.map((line) => line.element));
    this.list.scrollTop += this.list.scrollHeight - height;
    this.filter();
    this.tell(data.size);
  }

  toEnd() {
    if (this.follow.checked) this.list.scrollTop = this.list.scrollHeight;
  }

  filtering() {
    return Boolean(this.search.value.trim() || this.severity.value);
  }

  filterSome(lines) {
    const wanted = this.search.value.trim().toLowerCase();
    const severity = this.severity.value;
    let found = 0;
    lines.forEach((line) => {
      const fits = (!severity || line.severity === severity) && line.lower.includes(wanted);
      line.element.hidden = !fits;
      found += fits ? 1 : 0;
    });
    return found;
  }

  filter() {
    const found = this.filterSome(this.lines);
    this.note.textContent = this.filtering() ? found + ' of ' + this.lines.length + ' lines' : '';
    this.toEnd();
  }
}
