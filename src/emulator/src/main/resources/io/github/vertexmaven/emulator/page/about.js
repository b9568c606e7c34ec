// What is known of a job beside its tasks.

import { look } from './api.js';
import { facts } from './parts.js';
import { parameterTable } from './values.js';
import { el, named } from './viewer/dom.js';

export class About {
  constructor() {
    this.element = el('div', { class: 'about' });
    this.text = '';
  }

  show(job) {
    const text = JSON.stringify([job.key, job.inputs, job.labels, job.root, job.schedule]);
    if (text === this.text) return;
    this.text = text;
    const labels = Object.entries(job.labels);
    const notes = el('ul', { class: 'notes' });
    this.element.replaceChildren(...[
      el('h2', {}, 'The job'),
      el('p', { class: 'soft' }, 'Choose a task to see its inputs, outputs and logs.'),
      facts([
        ['Job id', named(job.id)],
        ['Pipeline', named(job.pipeline)],
        ['Run data', el('code', {}, named(job.root, 400))],
        ['Project', named(job.project)],
        ['Schedule', job.schedule ? named(job.schedule.split('/').pop()) : ''],
        ['After a failure', job.failFast ? 'no further task starts' : 'tasks that do not depend on the failed one continue'],
      ]),
      el('h3', {}, 'Parameters'),
      parameterTable(job.inputs.parameters, job.given),
      labels.length ? el('h3', {}, 'Labels') : null,
      labels.length ? el('p', {}, labels.map(([key, value]) => el('span', { class: 'label' }, named(key + (value ? '=' + value : ''), 130)))) : null,
      el('h3', {}, 'Notes of the emulator'),
      notes,
    ].filter(Boolean));
    this.note(job, notes);
  }

  async note(job, notes) {
    const data = await look('log', { job: job.key, from: 0 }).catch(() => ({ lines: [] }));
    notes.replaceChildren(...data.lines.slice(0, 50).map((line) => el('li', {}, line.text)));
    if (!data.lines.length) notes.replaceChildren(el('li', { class: 'soft' }, 'none'));
  }
}
