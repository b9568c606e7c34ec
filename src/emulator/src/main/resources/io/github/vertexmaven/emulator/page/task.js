// What is known of a task: how it went, what went in and came out, what it wrote.

import { look } from './api.js';
import { artifactList } from './artifacts.js';
import { taken } from './format.js';
import { linkToJob } from './links.js';
import { LogView } from './logs.js';
import { facts } from './parts.js';
import { chip, hasEnded } from './states.js';
import { tabs } from './tabs.js';
import { isGroup } from './tree.js';
import { parameterTable } from './values.js';
import { button, el, named, plain } from './viewer/dom.js';
import { moment } from './viewer/format.js';

const KINDS = {
  CONTAINER: 'A container task, run as a process of this machine',
  IMPORTER: 'An importer: names data that exists already',
  DAG: 'A group of tasks',
  LOOP: 'A loop over items',
  CHUNK: 'Some of many tasks',
};

/** More tasks before one than this are only counted. */
const MOST = 20;

export class TaskPanel {
  constructor(job, graph) {
    this.job = job;
    this.graph = graph;
    this.title = el('h2', { tabindex: '-1' });
    this.state = el('span');
    this.fold = button('', () => { this.graph.fold(this.node); this.turnFold(); }, { hidden: true });
    this.overview = el('div');
    this.inputs = el('div');
    this.outputs = el('div');
    this.logs = new LogView();
    this.tabs = tabs('About the task', [
      ['Overview', this.overview], ['Inputs', this.inputs], ['Outputs', this.outputs], ['Logs', this.logs.element],
    ], (index) => {
      this.showsLogs = index === 3;
      this.nudge?.();
    });
    this.element = el(
      'div',
      { class: 'task' },
      el('div', { class: 'panel-head' }, el('div', {}, this.title, this.state), el('div', { class: 'actions' }, this.fold, button('✕', () => this.graph.close(), { class: 'close', 'aria-label': 'Close the details' }))),
      this.tabs,
    );
  }

  show(node) {
    const isOther = !this.node || this.node.key !== node.key;
    this.node = node;
    if (isOther) {
      this.title.replaceChildren(named(node.name, 300));
      this.logs.of(null);
      this.text = '';
    }
    this.turnFold();
    const text = JSON.stringify([node.key, node.state, node.record]);
    if (text === this.text) return;
    this.text = text;
    this.state.replaceChildren(chip(node.state));
    this.fresh = false;
    if (isOther) this.fill({ inputs: { parameters: {}, artifacts: {} }, outputs: { parameters: {}, artifacts: {} }, history: [], attempts: [] });
    this.nudge?.();
  }

  turnFold() {
    this.fold.hidden = !isGroup(this.node);
    this.fold.textContent = this.graph.isOpen(this.node) ? 'Fold' : 'Unfold';
  }

  /** Reads what is new; says whether there may soon be more. */
  async step(isShown) {
    if (!isShown || !this.node) return false;
    const { node } = this;
    const job = this.job();
    if (!this.fresh) {
      const data = node.record ? await look('task', { job: job.key, task: node.record.id }) : null;
      if (this.node.key !== node.key) return true;
      this.fresh = true;
      if (data) this.fill(data);
      this.logs.of(data && data.attempts.length ? { job: job.key, task: node.record.id, tries: data.attempts.length } : null,
        node, data?.origin ? ['Its output is in ', linkToJob(data.origin.job), '.'] : []);
    }
    const runs = node.record && !hasEnded(node.state);
    if (this.showsLogs) await this.logs.step(runs);
    return runs;
  }

  fill(data) {
    const { node } = this;
    const { record, spec } = node;
    const container = this.graph.container(node);
    this.overview.replaceChildren(
      ...[
        data.error ? el('div', { class: 'problem pane' }, plain(data.error)) : null,
        data.error && data.attempts.length ? button('See its log', () => this.tabs.turn(3)) : null,
        el('p', { class: 'soft' }, (node.isIteration ? 'One iteration of a loop. ' : '') + KINDS[node.kind] + (spec.exit ? '; it runs at the end, whatever came before' : '') + '.'),
        this.cached(data),
        facts([
          ['Started', record?.started ? moment(record.started) : ''],
          ['Ended', record?.ended ? moment(record.ended) : ''],
          ['Took', record ? taken(record) : ''],
          ['Tries', record?.tries > 1 ? String(record.tries) : ''],
          ['Tried again', spec.retries ? 'up to ' + spec.retries + ' times' : ''],
          ['Only if', spec.condition ? el('code', {}, named(spec.condition, 600)) : ''],
          ['After', spec.after?.length && !node.isIteration ? this.before() : ''],
          ['Image', container ? el('code', {}, named(container.image, 300)) : ''],
        ]),
        container ? el('details', {}, el('summary', {}, 'Command'), el('pre', { tabindex: '0', 'aria-label': 'Command' }, [...container.command, ...container.args].map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join('\n'))) : null,
        data.history.length > 2 ? this.history(data.history) : null,
      ].filter(Boolean),
    );
    this.side(this.inputs, 'inputs', data.inputs);
    this.side(this.outputs, 'outputs', data.outputs);
  }

  /** The tasks that had to end before, to go to. */
  before() {
    const { after } = this.node.spec;
    const shown = after.slice(0, MOST).flatMap((name, index) => {
      const there = this.graph.beside(this.node, name);
      return [index ? ', ' : '', there ? button(named(there.name, 60), () => this.graph.go(there), { class: 'link' }) : named(name, 60)];
    });
    return el('span', {}, shown, after.length > MOST ? ' and ' + (after.length - MOST) + ' more' : '');
  }

  cached(data) {
    if (this.node.state !== 'SKIPPED') return null;
    const text = 'Not run: an earlier task with the same inputs, command and image has the same results, which were reused.';
    if (!data.origin) return el('p', { class: 'note' }, text);
    return el('p', { class: 'note' }, text, ' They are those of ', named(data.origin.task, 80), ' in ',
      linkToJob(data.origin.job), '.');
  }

  history(changes) {
    return el('details', {}, el('summary', {}, 'Its states'), el('ol', { class: 'history' },
      changes.map((change) => el('li', {}, chip(change.state), ' ', moment(change.at)))));
  }

  side(place, side, values) {
    const artifacts = Object.keys(values.artifacts).length;
    const parameters = Object.keys(values.parameters).length;
    const where = { job: this.job().key, task: this.node.record?.id, side };
    place.replaceChildren(
      ...[
        artifacts ? el('h3', {}, 'Artifacts') : null,
        artifacts ? artifactList(values.artifacts, where) : null,
        parameters ? el('h3', {}, 'Parameters') : null,
        parameters ? parameterTable(values.parameters) : null,
        artifacts + parameters ? null : el('p', { class: 'soft' }, 'No ' + side + (hasEnded(this.node.state) ? '.' : ' yet.')),
      ].filter(Boolean),
    );
  }
}
