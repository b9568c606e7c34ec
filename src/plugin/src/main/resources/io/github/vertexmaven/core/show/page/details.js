// What is known of a box.

const details = byId('details');
const legend = details.cloneNode(true);
const linkTo = (id, text) => button(short(text, 60), () => choose(id, true), { class: 'link' });
const linked = (title, entries) => {
  if (!entries.length) return [];
  const items = entries.map(([id, name, more]) => {
    const item = holding('li', [linkTo(id, name)]);
    if (more) item.append(' ', element('span', more, { class: 'soft' }));
    return item;
  });
  return [element('h3', title), holding('ul', items)];
};
const about = {
  task: (box) => {
    const node = box.item;
    return [
      ...ranOf(box),
      facts([
        ['method', node.source], ['at', node.at], ['tags', node.tags.join(', ')],
        ['namespace', node.namespace], ['task', node.task], ['group', node.group],
        ['why', node.reason], ['imports', node.imports], ['image', node.image], ['cpu', node.cpu],
        ['memory', node.memory], ['accelerator', node.accelerator], ['cached', node.cached],
        ['retries', node.retries],
      ]),
      ...linked('Reads', node.inputs.map((input) =>
        [(input.kind === 'dataset' ? 'd:' : 'p:') + input.name, input.name, input.type])),
      ...linked('Writes', node.outputs.map((output) => ['d:' + output.name, output.name, output.type])),
    ];
  },
  dataset: (box) => {
    const dataset = box.item || {};
    const writers = arrows.filter(([, to]) => to === box.id).map(([from]) => boxes.get(from));
    const readers = arrows.filter(([from]) => from === box.id).map(([, to]) => boxes.get(to));
    return [
      ...contentOf(box),
      facts([
        ['format', dataset.type || 'not in the catalog'], ['path', dataset.filepath],
        ['layer', dataset.layer], ['versioned', dataset.versioned ? 'yes' : ''], ['entry', dataset.at],
      ]),
      ...linked('Written by', writers.map((writer) => [writer.id, writer.name])),
      ...linked('Read by', readers.map((reader) => [reader.id, reader.name])),
    ];
  },
  parameter: (box) => [
    facts([['value', box.item && box.item.value], ['at', box.item && box.item.at]]),
    ...linked('Read by', arrows.filter(([from]) => from === box.id)
      .map(([, to]) => [to, boxes.get(to).name])),
  ],
  fold: (box) => [
    facts([
      ['why', box.group.kind === 'group' ? box.members[0].item.reason : ''],
      ['tags', [...new Set(box.members.flatMap((member) => member.item.tags))].slice(0, 20).join(', ')],
    ]),
    ...linked('Nodes', box.members.slice(0, 200).map((member) =>
      [member.id, member.name, stateWords[stateOf(member)]])),
  ],
};
const choose = (id, far) => {
  const box = shown.nodes.get(id) || boxes.get(id);
  if (!box) return;
  if (!shown.nodes.has(id)) {
    if (box.kind === 'dataset') { state.datasets = true; showDatasets(); }
    if (box.kind === 'parameter') { state.parameters = true; showParameters(); }
    if (box.kind === 'task') unfoldAround(box);
    draw();
  }
  state.chosen = id;
  const fold = box.kind === 'fold' ? button('Unfold', () => { toggle(box); })
    : box.kind === 'task' && innermost(box) ? button('Fold ' + short(innermost(box).name), () => toggle(box)) : null;
  details.replaceChildren(
    element('h2', short(box.name, 300), { title: short(box.name, 1000) }),
    element('p', kindWords[box.kind], { class: 'soft' }), ...about[box.kind](box), ...(fold ? [fold] : []));
  details.scrollTop = 0;
  mark();
  if (shapes.has(id)) reachable(id);
  if (far) center(id);
};
const chooseNothing = () => {
  state.chosen = null;
  details.replaceChildren(...legend.cloneNode(true).childNodes);
  mark();
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && state.chosen) chooseNothing();
});
