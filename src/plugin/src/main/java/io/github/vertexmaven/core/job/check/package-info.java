/** What the world says of a run before it is paid for. */
package io.github.vertexmaven.core.job.check;
