// Where the boxes, frames and arrows of a picture go. A box with a picture inside is laid out for itself
// and is one box in the picture around it; a frame is drawn around boxes whose arrows cross it.

/* global dagre */

import { ledAround } from './detours.js';
import { layered, ranks } from './layers.js';

const HEIGHT = 32;
const NARROWEST = 80;
export const TITLE = 36;
export const EDGE = 12;
/** More boxes than this in one picture, or more rows crossed by its arrows, are laid out plainly. */
const MANY_BOXES = 300;
const MANY_CROSSED = 500;
/** The careful ranks take too long for more boxes than this. */
const CAREFUL = 60;

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

const sized = (box) => {
  const width = Math.max(NARROWEST, wide(box.label) + 24 + (box.sign ? 22 : 0) + (box.isGroup ? 16 : 0));
  if (!box.inside) return { box, width, height: HEIGHT };
  const inner = plan(box.inside);
  return { box, inner, width: Math.max(width, inner.width + 2 * EDGE), height: inner.height + TITLE + EDGE + 2 };
};

/** In rows, for boxes without arrows: dagre would put all of them beside each other. */
const inRows = (boxes) => {
  const widest = Math.max(...boxes.map((box) => box.width), 0);
  const perRow = Math.max(1, Math.round(Math.sqrt((boxes.length * 110) / (widest + 16)) + 1));
  const rows = [];
  boxes.forEach((box, index) => {
    if (index % perRow === 0) rows.push({ top: 0, height: 0 });
    const row = rows[rows.length - 1];
    row.height = Math.max(row.height, box.height);
  });
  rows.forEach((row, index) => {
    if (index) row.top = rows[index - 1].top + rows[index - 1].height + 14;
  });
  boxes.forEach((box, index) => {
    box.x = (index % perRow) * (widest + 16);
    box.y = rows[Math.floor(index / perRow)].top;
  });
  const last = rows[rows.length - 1];
  return {
    width: Math.max(0, Math.min(perRow, boxes.length) * (widest + 16) - 16),
    height: last ? last.top + last.height : 0,
  };
};

const isLarge = (count, arrows) => {
  if (count > MANY_BOXES) return true;
  const rank = ranks(count, arrows);
  return arrows.reduce((sum, [from, to]) => sum + Math.abs(rank[to] - rank[from]) - 1, 0) > MANY_CROSSED;
};

const corner = (at) => ({ x: at.x - at.width / 2, y: at.y - at.height / 2, width: at.width, height: at.height });

/** By dagre, with frames around boxes and arrows led around boxes. */
const routed = (boxes, arrows, hasFrames) => {
  const graph = new dagre.graphlib.Graph({ compound: hasFrames });
  graph.setGraph({
    rankdir: 'TB', nodesep: 18, ranksep: 42,
    ranker: boxes.length > CAREFUL ? 'tight-tree' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const frameId = (frame) => 'f' + frame.id;
  boxes.forEach(({ box, width, height }, index) => {
    graph.setNode(String(index), { width, height });
    const within = box.within || [];
    within.forEach((frame, depth) => {
      if (!graph.hasNode(frameId(frame))) graph.setNode(frameId(frame), { frame });
      if (depth) graph.setParent(frameId(frame), frameId(within[depth - 1]));
    });
    if (within.length) graph.setParent(String(index), frameId(within[within.length - 1]));
  });
  arrows.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
  dagre.layout(graph);
  boxes.forEach((box, index) => Object.assign(box, corner(graph.node(String(index)))));
  const frames = graph.nodes().map((id) => graph.node(id)).filter((at) => at.frame && at.width)
    .map((at) => ({ frame: at.frame, ...corner(at) }))
    .sort((one, other) => other.width * other.height - one.width * one.height);
  const { width, height } = graph.graph();
  const corners = arrows.map(([from, to]) => ledAround(graph.edge(String(from), String(to)).points, boxes, [from, to]));
  return { frames, corners, width, height };
};

/** A picture with places: boxes and frames by their upper left corner, arrows by their corners, the size. */
export const plan = (picture) => {
  const boxes = picture.boxes.map(sized);
  const index = new Map(picture.boxes.map((box, at) => [box.id, at]));
  const arrows = picture.arrows.map(([from, to]) => [index.get(from), index.get(to)]);
  const hasFrames = picture.boxes.some((box) => box.within?.length);
  const placed = !arrows.length && !hasFrames ? inRows(boxes)
    : isLarge(boxes.length, arrows) ? layered(boxes, arrows) : routed(boxes, arrows, hasFrames);
  return {
    boxes,
    frames: placed.frames || [],
    arrows: picture.arrows.map(([from, to], at) => ({ from, to, corners: placed.corners[at] })),
    width: Math.max(1, placed.width || 1),
    height: Math.max(1, placed.height || 1),
  };
};
