/**
 * Which modules of a build a goal works on: decided in one place from what is known of each module.
 * Imports nothing of ours but the exception of the user's faults.
 */
package io.github.vertexmaven.core.reactor;
