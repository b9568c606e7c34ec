/** What one run is made of: the project, a release of it, or a spec of others. */
package io.github.vertexmaven.core.job.once;
