/**
 * Which modules of a build a goal works on: decided in one place from what is known of each module.
 */
package io.github.vertexmaven.core.job.reactor;
