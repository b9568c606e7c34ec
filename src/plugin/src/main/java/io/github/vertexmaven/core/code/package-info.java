/** The project's code as content: what a task's identity is made of. Imports nothing of ours. */
package io.github.vertexmaven.core.code;
