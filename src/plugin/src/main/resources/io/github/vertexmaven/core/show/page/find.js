// Search, filters, folding.

const matches = (box) => state.search && (box.name.toLowerCase().includes(state.search) ||
  (box.kind === 'task' && (box.item.source || '').toLowerCase().includes(state.search)));
const mark = () => {
  const near = new Set();
  if (state.chosen && shown.nodes.has(state.chosen)) near.add(state.chosen);
  lines.forEach(({ path, from, to }) => {
    const touches = state.chosen && (from === state.chosen || to === state.chosen);
    path.classList.toggle('near', Boolean(touches));
    if (touches) near.add(from).add(to);
  });
  let hits = 0;
  shapes.forEach((shape, id) => {
    const box = shown.nodes.get(id);
    const hit = Boolean(box.kind === 'fold' ? box.members.some(matches) : matches(box));
    if (hit) hits += 1;
    shape.classList.toggle('hit', hit);
    shape.classList.toggle('chosen', id === state.chosen);
    shape.setAttribute('aria-pressed', String(id === state.chosen));
    shape.classList.toggle('faded', state.search ? !hit : near.size > 0 && !near.has(id));
  });
  const bodies = page.nodes.filter((node) => !node.exit).length;
  byId('count').textContent = state.search
    ? hits + ' found'
    : count(bodies, 'node') + ', ' + count(page.datasets.length, 'dataset');
};
const count = (number, word) => number + ' ' + word + (number === 1 ? '' : 's');
const innermost = (box) => box.within.length ? box.within[box.within.length - 1] : chunked ? chunkOf(box) : null;
const toggle = (box) => {
  if (box.kind === 'fold') folded.delete(box.id);
  else if (box.kind === 'task' && innermost(box)) folded.add(innermost(box).id);
  else return;
  redraw();
};

const firstHit = () => [...shown.nodes.entries()].find(([, box]) =>
  box.kind === 'fold' ? box.members.some(matches) : matches(box));
byId('search').addEventListener('input', (event) => {
  state.search = event.target.value.trim().toLowerCase();
  mark();
});
byId('search').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const hit = firstHit();
  if (!hit) return;
  const inside = hit[1].kind === 'fold' && hit[1].members.find(matches);
  choose(inside ? inside.id : hit[0], true);
});
const options = (select, values, word = (value) => value) => {
  values.sort().forEach((value) => select.append(element('option', short(word(value)), { value })));
  select.hidden = values.length === 0;
};
const filter = (id, key) => byId(id).addEventListener('change', (event) => {
  state[key] = event.target.value;
  redraw();
});
options(byId('tag'), [...new Set(page.nodes.flatMap((node) => node.tags))]);
options(byId('namespace'), [...groups.values()].filter((each) => each.kind === 'namespace').map((each) => each.name));
filter('tag', 'tag');
filter('namespace', 'namespace');
filter('outcome', 'outcome');
const pressed = (id, key) => {
  const show = () => byId(id).setAttribute('aria-pressed', String(state[key]));
  byId(id).addEventListener('click', () => { state[key] = !state[key]; show(); redraw(); });
  return show;
};
const showDatasets = pressed('datasets', 'datasets');
const showParameters = pressed('parameters', 'parameters');
byId('fold').addEventListener('click', () => {
  if (folded.size) folded.clear(); else foldAll();
  redraw();
});
byId('fit').addEventListener('click', fit);
byId('closer').addEventListener('click', () => zoom(1.25, ...middle()));
byId('farther').addEventListener('click', () => zoom(0.8, ...middle()));
