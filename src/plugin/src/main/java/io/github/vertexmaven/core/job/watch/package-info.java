/** Waits for a job, and keeps what it tells. */
package io.github.vertexmaven.core.job.watch;
