/** The project's code as content: what a task's identity is made of. */
package io.github.vertexmaven.core.compile.code;
