/** Tables and paragraphs that fit a terminal or a file. Imports nothing of ours. */
package io.github.vertexmaven.core.table;
