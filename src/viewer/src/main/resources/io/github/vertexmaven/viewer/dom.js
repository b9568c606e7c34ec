// Makes elements. Whatever a pipeline says becomes text: nothing here can make markup of it.

const SVG = 'http://www.w3.org/2000/svg';
const LONGEST_NAME = 160;

const furnish = (element, options, children) => {
  for (const [key, value] of Object.entries(options || {})) {
    if (key === 'on') {
      Object.entries(value).forEach(([event, action]) => element.addEventListener(event, action));
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
};

/** An element with attributes, listeners (`on`) and children; texts stay texts. */
export const el = (name, options, ...children) =>
  furnish(document.createElement(name), options, children);

/** The same of a drawing. */
export const svg = (name, options, ...children) =>
  furnish(document.createElementNS(SVG, name), options, children);

/**
 * A text without characters that turn the direction of others around (Unicode, UAX 9): with them a
 * name could look like another one. Text that is written from right to left is not touched.
 */
export const plain = (text) =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => '\\u' + mark.charCodeAt(0).toString(16));

/** The beginning of a long text. */
export const short = (text, most = LONGEST_NAME) =>
  text.length > most ? [...text.slice(0, most)].slice(0, -1).join('') + '…' : text;

/** A name as somebody gave it: its direction cannot reach beyond it, nor its length. */
export const named = (text, most = LONGEST_NAME) => {
  const cut = text.length > most;
  return el('bdi', { class: 'name', title: cut ? plain(short(text, 2000)) : null }, plain(short(text, most)));
};

/** A name for attributes, where there are no elements: isolated by marks (Unicode, UAX 9). */
export const isolated = (text, most = 80) => '\u2068' + plain(short(text, most)) + '\u2069';

export const button = (label, action, options = {}) =>
  el('button', { type: 'button', ...options, on: { click: action } }, label);

/** Puts a text in place, unless it is there already: what listens hears of changes only. */
export const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
