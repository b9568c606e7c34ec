// Artifacts with where they are, a look into them, and a way to take them along.

import { address, look } from './api.js';
import { searched } from './parts.js';
import { previewOf } from './preview.js';
import { valueOf } from './values.js';
import { button, el, named } from './viewer/dom.js';
import { bytes } from './viewer/format.js';

export const KINDS = { 'system.Dataset': 'dataset', 'system.Model': 'model', 'system.Metrics': 'metrics', 'system.Artifact': 'artifact' };

const metadataOf = (artifact) => {
  const entries = Object.entries(artifact.metadata);
  if (!entries.length) return null;
  return el('table', { class: 'values' }, el('tbody', {}, entries.map(([key, value]) =>
    el('tr', {}, el('th', { scope: 'row' }, named(key)), el('td', {}, valueOf(value))))));
};

/** A look at data, opened and closed by a button; in a folder it goes on from file to file. */
const looking = (where, label) => {
  const place = el('div', { class: 'preview', hidden: true });
  const open = button('Preview', async () => {
    const isOpen = open.getAttribute('aria-expanded') === 'true';
    open.setAttribute('aria-expanded', String(!isOpen));
    place.hidden = isOpen;
    if (isOpen || place.childElementCount) return;
    place.append(el('p', { class: 'soft' }, 'Reading…'));
    try {
      const data = await look('preview', where);
      place.replaceChildren(data.kind === 'folder' ? folder(data, where) : previewOf(data, where));
      // A folder is no file to take along; its files are.
      if (data.kind === 'folder') open.parentElement.querySelector('a[download]')?.remove();
    } catch (problem) {
      place.replaceChildren(el('p', { class: 'problem' }, problem.message));
    }
  }, { 'aria-expanded': 'false', 'aria-label': 'Preview of ' + label });
  return [open, place];
};

const download = (where, label) =>
  el('a', { class: 'button', href: address('download', where), download: true, 'aria-label': 'Download ' + label }, 'Download');

const folder = (data, where) => {
  const entries = data.files.map((file) => {
    const inside = { ...where, path: (where.path ? where.path + '/' : '') + file.name };
    const [open, place] = looking(inside, file.name);
    return el(
      'li',
      {},
      el('div', { class: 'file' }, named(file.name), el('span', { class: 'soft' }, file.folder ? 'folder' : bytes(file.size)), open, file.folder ? null : download(inside, file.name)),
      place,
    );
  });
  return el('div', {}, searched(el('ul', { class: 'files' }, entries), entries, 'a file'), data.cut ? el('p', { class: 'soft' }, 'There are more files.') : null);
};

const one = (name, artifact, index, many, where) => {
  const at = { ...where, name, index };
  const label = name + (many ? ' ' + (index + 1) : '');
  const isHere = artifact.uri.startsWith('gs://');
  const [open, place] = looking(at, label);
  return el(
    'li',
    { class: 'artifact' },
    el('div', { class: 'file' }, el('strong', {}, named(label)), el('span', { class: 'label' }, KINDS[artifact.type] || named(artifact.type)),
      isHere ? open : null, isHere ? download(at, label) : null),
    el('code', { class: 'under' }, named(artifact.uri, 600)),
    metadataOf(artifact),
    place,
  );
};

export const artifactList = (artifacts, where) => {
  const items = Object.entries(artifacts).flatMap(([name, list]) =>
    list.slice(0, 100).map((artifact, index) => one(name, artifact, index, list.length > 1, where)));
  return searched(el('ul', { class: 'artifacts' }, items), items, 'an artifact');
};
