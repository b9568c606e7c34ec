// What is known of an artifact: where it is, how large, what is said of it, who wrote and who reads it.

import { look } from './api.js';
import { artifactList, KINDS } from './artifacts.js';
import { linkToJob } from './links.js';
import { facts } from './parts.js';
import { nameOf, readersOf } from './picture.js';
import { chip } from './states.js';
import { children } from './tree.js';
import { button, el, named, plain } from './viewer/dom.js';
import { bytes, count, moment } from './viewer/format.js';

const place = (seen) => {
  if (seen.why) return [['Data', plain(seen.why)]];
  const files = seen.files === undefined ? '' : ' in ' + (seen.more ? 'more than ' : '') + count(seen.files, 'file');
  return [
    ['Size', bytes(seen.size) + files],
    ['Changed', moment(seen.modified)],
    ['On this machine', el('code', {}, named(seen.place, 600))],
  ];
};

export class ArtifactPanel {
  constructor(job, graph) {
    this.job = job;
    this.graph = graph;
    this.title = el('h2', { tabindex: '-1' });
    this.under = el('p', { class: 'soft' });
    this.body = el('div');
    this.element = el(
      'div',
      { class: 'task' },
      el('div', { class: 'panel-head' }, el('div', {}, this.title, this.under),
        el('div', { class: 'actions' }, button('✕', () => this.graph.close(), { class: 'close', 'aria-label': 'Close the details' }))),
      this.body,
    );
    this.text = '';
  }

  show(tree, node, output) {
    const text = JSON.stringify([node.key, output, node.state]);
    if (text === this.text) return;
    this.text = text;
    const beside = children(tree, node.parent);
    const readers = readersOf(beside, node, output);
    this.title.replaceChildren(named(nameOf(node, output, readers), 300));
    const schema = tree.components[node.component]?.outputs?.[output] || '';
    this.under.textContent = 'Artifact, ' + (KINDS[schema] || plain(schema));
    this.fill(node, output, readers, null);
    if (node.record) this.read(node, output, readers, text);
  }

  async read(node, output, readers, text) {
    const where = { job: this.job().key, task: node.record.id, side: 'outputs' };
    const task = await look('task', { job: where.job, task: where.task }).catch(() => null);
    const artifacts = task?.outputs.artifacts[output] || [];
    const seen = artifacts.length ? await look('artifact', { ...where, name: output }).catch((problem) => ({ why: problem.message })) : null;
    if (this.text === text) this.fill(node, output, readers, { where, artifacts, seen, origin: task?.origin });
  }

  fill(node, output, readers, known) {
    const to = (other) => el('li', {}, button(named(other.name, 80), () => this.graph.go(other), { class: 'link' }), ' ', chip(other.state));
    this.body.replaceChildren(...[
      known?.artifacts.length ? artifactList({ [output]: known.artifacts }, known.where) : el('p', { class: 'soft' }, known ? 'It has not been written.' : ''),
      known?.seen ? facts(place(known.seen)) : null,
      el('h3', {}, 'Written by'),
      el('ul', { class: 'plain' }, to(node)),
      known?.origin ? el('p', { class: 'soft' }, 'That task did not run: the data is from ', linkToJob(known.origin.job), '.') : null,
      el('h3', {}, 'Read by'),
      readers.length ? el('ul', { class: 'plain' }, readers.map((reader) => to(reader.node))) : el('p', { class: 'soft' }, 'no task of this job'),
    ].filter(Boolean));
  }
}
