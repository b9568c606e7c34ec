/** Which run data nobody needs any more. */
package io.github.vertexmaven.core.job.clean;
