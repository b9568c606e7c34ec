/** Tables and paragraphs that fit a terminal or a file. */
package io.github.vertexmaven.core.show.table;
