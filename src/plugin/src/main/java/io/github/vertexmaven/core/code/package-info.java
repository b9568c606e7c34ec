/**
 * The project's code as content: what a task's identity is made of. May import the runtime's {@code
 * config}, which reads the names of files.
 */
package io.github.vertexmaven.core.code;
