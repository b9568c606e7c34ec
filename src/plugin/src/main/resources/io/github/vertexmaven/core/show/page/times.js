// When each task of the run was at work.

import { choose } from './graph.js';
import { run } from './parts.js';
import { Timeline } from './viewer/timeline.js';

export const times = new Timeline({
  caption: 'Tasks in the order in which they started', head: run?.inOne ? 'Node' : 'Task', choose: (key) => choose(key),
});
