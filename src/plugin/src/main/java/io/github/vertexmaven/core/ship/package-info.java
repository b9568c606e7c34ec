/**
 * What is uploaded before a job is submitted: the launch jar of each task, the jars it lists, raw
 * files. May import {@code core.code}, {@code core.remote}, {@code core.spec} and the runtime's
 * {@code config}, which reads the names of files.
 */
package io.github.vertexmaven.core.ship;
