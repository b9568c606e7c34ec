/**
 * What a build attaches for others to run: the specs of several environments, and the one code
 * archive that they share.
 */
package io.github.vertexmaven.core.job.release;
