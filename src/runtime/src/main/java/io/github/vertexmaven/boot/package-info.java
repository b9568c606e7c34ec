/**
 * The first code of a task: it stands in the launch jar, finds the jars that the task needs, and
 * starts the launcher. Imports nothing of ours, because nothing of ours is on its class path.
 */
package io.github.vertexmaven.boot;
