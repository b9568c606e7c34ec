/** Markdown to HTML, the only importer of commonmark; may import {@code source}. */
package io.github.vertexmaven.docs.markdown;
