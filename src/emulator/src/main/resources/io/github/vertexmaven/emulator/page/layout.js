// Where boxes and arrows go. Each group is laid out for itself and is one box in the group around it.

/* global dagre */

import { plain, short } from './dom.js';
import { layered } from './layers.js';
import { children, isGroup, sumOf } from './tree.js';

const LONGEST = 34;
const HEIGHT = 34;
const TITLE = 36;
const EDGE = 12;
/** More boxes than this in one group are laid out plainly. */
const MANY = 120;
/** More iterations than this of an unfolded loop are not drawn. */
const MOST = 200;

const widths = new Map();
const pen = document.createElement('canvas').getContext('2d');

/** How wide a text is in the font of the page. */
const wide = (text) => {
  if (!widths.has(text)) {
    if (!widths.size) pen.font = '13px ' + getComputedStyle(document.body).fontFamily;
    widths.set(text, Math.ceil(pen.measureText(text).width));
  }
  return widths.get(text);
};

const labelOf = (tree, node, isOpen) => {
  const name = plain(short(node.name, LONGEST));
  if (!isGroup(node) || isOpen) return name;
  const { all, ended } = sumOf(tree, node);
  return name + (node.kind === 'LOOP' && !node.record ? '' : ' · ' + ended + '/' + all);
};

const boxOf = (tree, node, isOpen) => {
  const title = labelOf(tree, node, isOpen(node));
  const width = Math.max(90, wide(title) + (isGroup(node) ? 62 : 46));
  const kids = isGroup(node) && isOpen(node) ? children(tree, node).slice(0, MOST) : [];
  if (!kids.length) return { node, title, width, height: HEIGHT };
  const inner = arrange(tree, kids, isOpen);
  return {
    node,
    title,
    width: Math.max(width, inner.width + 2 * EDGE),
    height: inner.height + TITLE + EDGE + 2,
    inner,
    left: children(tree, node).length - MOST,
  };
};

/** In rows, for boxes without arrows: dagre would put all of them beside each other. */
const inRows = (boxes) => {
  const widest = Math.max(...boxes.map((box) => box.width), 0);
  const perRow = Math.max(1, Math.round(Math.sqrt((boxes.length * 110) / (widest + 16)) + 1));
  const heights = [];
  boxes.forEach((box, index) => {
    const line = Math.floor(index / perRow);
    heights[line] = Math.max(heights[line] || 0, box.height);
  });
  boxes.forEach((box, index) => {
    const line = Math.floor(index / perRow);
    const above = heights.slice(0, line).reduce((sum, height) => sum + height + 14, 0);
    box.x = (index % perRow) * (widest + 16);
    box.y = above;
  });
  const columns = Math.min(perRow, boxes.length);
  return {
    boxes,
    edges: [],
    width: Math.max(0, columns * (widest + 16) - 16),
    height: heights.reduce((sum, height) => sum + height + 14, -14),
  };
};

const arrange = (tree, nodes, isOpen) => {
  const boxes = nodes.map((node) => boxOf(tree, node, isOpen));
  const names = new Map(boxes.map((box, index) => [box.node.spec.name, index]));
  const arrows = boxes.flatMap((box, index) =>
    box.node.after.filter((name) => names.has(name)).map((name) => [names.get(name), index]));
  if (!arrows.length) return inRows(boxes);
  if (boxes.length > MANY) return layered(boxes, arrows);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'TB', nodesep: 18, ranksep: 40,
    ranker: boxes.length > 60 ? 'tight-tree' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  boxes.forEach((box, index) => graph.setNode(String(index), { width: box.width, height: box.height }));
  arrows.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
  dagre.layout(graph);
  boxes.forEach((box, index) => {
    const at = graph.node(String(index));
    box.x = at.x - box.width / 2;
    box.y = at.y - box.height / 2;
  });
  const edges = graph.edges().map((edge) => ({
    from: boxes[edge.v].node.key,
    to: boxes[edge.w].node.key,
    points: graph.edge(edge).points,
  }));
  return { boxes, edges, width: graph.graph().width, height: graph.graph().height };
};

/** What a plan depends on: as long as this is the same, only colours change. */
export const outline = (tree, isOpen) => {
  const parts = [];
  const visit = (node) => {
    parts.push(node.key);
    if (isGroup(node) && isOpen(node)) children(tree, node).slice(0, MOST).forEach(visit);
    else if (isGroup(node)) parts.push(labelOf(tree, node, false));
  };
  children(tree, tree.root).forEach(visit);
  return parts.join('\n');
};

/** Boxes with places in their group, arrows, sizes. */
export const plan = (tree, isOpen) => arrange(tree, children(tree, tree.root), isOpen);

export const TITLE_HEIGHT = TITLE;
export const MARGIN = EDGE;
