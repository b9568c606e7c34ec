/** What a goal was called with, and how it reaches the service. */
package io.github.vertexmaven.core.job.call;
