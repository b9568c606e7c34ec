// Small words for making elements. Whatever a pipeline says becomes text, never markup.

const page = JSON.parse(document.getElementById('data').textContent);
const SVG = 'http://www.w3.org/2000/svg';
const byId = (id) => document.getElementById(id);

const described = (made, attributes) => {
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};
const element = (name, text, attributes) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return described(made, attributes);
};
const drawn = (name, attributes) => described(document.createElementNS(SVG, name), attributes);
const holding = (name, children, attributes) => {
  const made = element(name, undefined, attributes);
  made.append(...children);
  return made;
};
const button = (text, action, attributes) => {
  const made = element('button', text, { type: 'button', ...attributes });
  made.addEventListener('click', action);
  return made;
};

const LABEL = 30;
const short = (name, length = LABEL) => (name.length > length ? name.slice(0, length - 1) + '…' : name);

/** Names and values; what is not known is left out. */
const facts = (rows) => {
  const list = element('dl');
  rows.filter(([, value]) => value !== undefined && value !== '' && value !== null).forEach(([name, value]) => {
    list.append(
      element('dt', name), value instanceof Node ? holding('dd', [value]) : element('dd', String(value)));
  });
  return list;
};

/** Lines as they were printed. */
const printed = (lines, label) => element('pre', lines.join('\n'), { tabindex: '0', role: 'region', 'aria-label': label });

const duration = (millis) => {
  if (millis === undefined || Number.isNaN(millis)) return '';
  const seconds = millis / 1000;
  if (seconds < 100) return seconds.toFixed(2) + ' s';
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? hours + ' h ' + minutes + ' min' : minutes + ' min ' + (whole % 60) + ' s';
};
const moment = (millis) =>
  millis === undefined ? '' : new Date(millis).toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
const bytes = (count) => {
  if (count < 1000) return count + ' bytes';
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = count / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) { size /= 1000; unit += 1; }
  return Number(size.toPrecision(size < 10 ? 2 : 3)) + ' ' + units[unit];
};
