/** How a run on this machine is made quick: what is known of the last one, and what follows. */
package io.github.vertexmaven.core.job.local;
