// The page begins.

import { redraw } from './graph.js';
import './details.js';
import './find.js';
import { showRun } from './run.js';
import './tree.js';

redraw();
showRun();
performance.mark('ready');
document.documentElement.setAttribute('data-ready', 'true');
