// One job: its graph or its timeline, beside it what is known of a task or of the job itself.

import { About } from './about.js';
import { cancelJob, deleteJob, look, runAgain } from './api.js';
import { ArtifactPanel } from './artifact.js';
import { taken } from './format.js';
import { Graph } from './graph.js';
import { listAddress } from './jobs.js';
import { keep } from './live.js';
import { arrange } from './parts.js';
import { artifactId, partsOf } from './picture.js';
import { ask, attempt, say } from './say.js';
import { chip, hasEnded } from './states.js';
import { tabs } from './tabs.js';
import { TaskPanel } from './task.js';
import { Timeline } from './timeline.js';
import { find, grow, isGroup, Records } from './tree.js';
import { button, el, named, plain, short, write } from './viewer/dom.js';
import { moment } from './viewer/format.js';

/** More failed tasks than this are not named at the top. */
const FEW = 5;

export const openJob = (root, place) => {
  let job = null;
  let token = '';
  let records = new Records();
  let components = null;
  let tree = null;
  let wanted = place;
  let chosen = null;
  let isLeaving = false;

  const title = el('h1', {}, named(place.job));
  const state = el('span', { role: 'status' });
  const times = el('p', { class: 'sum' });
  const reason = el('p');
  const culprits = el('ul', { class: 'plain' });
  const problem = el('div', { class: 'problem pane', role: 'alert', hidden: true }, reason, culprits);
  const act = (action, done) => attempt(action, done).then((result) => { live.nudge(); return result; });
  const cancel = button('Cancel', async () => {
    if (await ask('Cancel this job?', 'Its running tasks stop, and waiting tasks do not start.', 'Cancel the job')) {
      act(() => cancelJob(job), 'The job is being cancelled.');
    }
  }, { hidden: true });
  const again = button('Run again', async () => {
    again.disabled = true;
    const key = await act(() => runAgain(job), 'A new job has been started.');
    again.disabled = false;
    if (key) location.hash = '#/jobs/' + encodeURIComponent(key);
  }, { hidden: true, class: 'main' });
  const remove = button('Delete', async () => {
    if (!(await ask('Delete this job?', 'This deletes the job and its logs. The outputs of its tasks stay in ' + job.root + '.', 'Delete the job'))) return;
    isLeaving = true;
    isLeaving = Boolean(await act(() => deleteJob(job).then(() => true), 'The job is deleted.'));
    if (isLeaving) location.hash = listAddress();
  }, { hidden: true, class: 'danger' });

  const key = () => (job ? job.key : place.job);
  const pick = (path) => {
    chosen = path;
    graph.select(path);
    timeline.select(path);
    const node = path ? nodeAt(path) : null;
    const id = node?.record?.id;
    const { output } = partsOf(path);
    history.replaceState(null, '', '#/jobs/' + encodeURIComponent(key())
      + (id ? '/' + id : '') + (id && output ? '/' + encodeURIComponent(output) : ''));
    fill();
    if (path && matchMedia('(max-width: 900px)').matches) aside.scrollIntoView({ behavior: 'smooth' });
  };
  const graph = new Graph(pick);
  const timeline = new Timeline(pick);
  const about = new About();
  const actions = {
    close: () => {
      const at = chosen;
      pick('');
      graph.focus(at);
    },
    fold: (node) => graph.toggle(node),
    isOpen: (node) => graph.isOpen(node),
    container: (node) => components[node.component]?.container,
    beside: (node, name) => [...timeline.nodes.values()].find((one) => one.parent?.key === node.parent?.key && one.spec.name === name),
    go: (node) => go(node.key),
  };
  const panel = new TaskPanel(() => job, actions);
  const artifact = new ArtifactPanel(() => job, actions);
  /** The tree is new with every change: what is chosen is looked up in it again. */
  const nodeAt = (path) => timeline.nodes.get(partsOf(path).key) || null;

  const aside = el('aside', { class: 'panel', 'aria-label': 'Details', on: {
    keydown: (event) => { if (event.key === 'Escape' && chosen) actions.close(); },
  } });
  root.append(
    el(
      'div',
      { class: 'head' },
      el('div', { class: 'title' }, el('a', { href: listAddress(), class: 'back' }, '← Jobs'), title, state),
      times,
      el('div', { class: 'actions' }, again, cancel, remove),
    ),
    problem,
    el('div', { class: 'work' }, tabs('How the job is shown', [['Graph', graph.element], ['Timeline', timeline.element]]), aside),
  );

  const put = (view) => {
    if (aside.firstElementChild !== view.element) aside.replaceChildren(view.element);
  };
  const fill = () => {
    const node = chosen ? nodeAt(chosen) : null;
    const { output } = partsOf(chosen || '');
    if (node && output) {
      artifact.show(tree, node, output);
      put(artifact);
    } else if (node) {
      panel.show(node);
      put(panel);
    } else {
      about.show(job);
      put(about);
    }
  };
  const head = () => {
    document.title = job.id + ' – Vertex AI emulator';
    title.replaceChildren(named(job.display || job.id));
    if (state.dataset.state !== job.state) state.replaceChildren(chip(job.state));
    state.dataset.state = job.state;
    times.replaceChildren(
      named(job.pipeline), ' · ', 'created ', moment(job.created),
      job.started ? ' · ' + (job.ended ? 'took ' : 'for ') + taken(job) : '');
    problem.hidden = !job.error;
    write(reason, plain(job.error || ''));
    const ended = hasEnded(job.state);
    cancel.hidden = ended || job.state === 'CANCELLING';
    remove.hidden = !ended;
    again.hidden = false;
    again.className = ended ? 'main' : '';
  };

  const go = (path) => {
    graph.open(nodeAt(path));
    pick(path);
  };

  /** What an address names. */
  const show = (there) => {
    const node = there.task && tree ? find(tree, there.task) : null;
    if (node) graph.open(node);
    pick(node ? (there.output ? artifactId(node, there.output) : node.key) : '');
  };

  /** The tasks that failed, not the groups around them. */
  const accuse = () => {
    const failed = [...timeline.nodes.values()].filter((node) => node.state === 'FAILED' && node.record?.error && !isGroup(node));
    if (culprits.childElementCount === Math.min(failed.length, FEW)) return;
    arrange(culprits, failed.slice(0, FEW).map((node) =>
      el('li', {}, button(named(node.name, 80), () => go(node.key), { class: 'link' }), ': ' + plain(short(node.record.error, 300)))));
  };

  const take = (data) => {
    token = data.token;
    if (data.whole) {
      records = new Records();
      job = {};
    }
    const { tasks, ...rest } = data;
    job = { ...job, ...rest };
    records.add(tasks);
    tree = grow(components, records);
    graph.show(tree);
    timeline.show(tree, job);
    accuse();
    if (wanted?.task) show(wanted);
    wanted = null;
    fill();
  };

  const step = async () => {
    if (isLeaving) return true;
    if (!components) components = (await look('graph', { job: place.job })).components;
    const data = await look('job', { job: place.job, since: token });
    if (data) take(data);
    head();
    if (!hasEnded(job.state)) timeline.tick();
    const busy = await panel.step(aside.contains(panel.element));
    document.documentElement.dataset.ready = 'true';
    if (!performance.getEntriesByName('ready').length) performance.mark('ready');
    return busy || !hasEnded(job.state);
  };
  const live = keep(step, (refusal) => {
    if (refusal.status === 404 && !job) {
      root.replaceChildren(el('div', { class: 'empty' }, el('h1', {}, 'There is no such job'), el('p', {}, refusal.message), el('p', {}, el('a', { href: '#/jobs' }, 'All jobs'))));
      document.documentElement.dataset.ready = 'true';
    } else {
      say(refusal.message, true);
    }
  });
  panel.nudge = live.nudge;

  return {
    close: () => live.end(),
    turn: show,
  };
};
