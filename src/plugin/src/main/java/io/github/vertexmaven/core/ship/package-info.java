/**
 * What is uploaded before a job is submitted: the launch jar of each task, the jars it lists, raw
 * files. May import {@code core.code}, {@code core.remote} and {@code core.spec}.
 */
package io.github.vertexmaven.core.ship;
