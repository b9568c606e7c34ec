/** Markdown to HTML. */
package io.github.vertexmaven.docs.markdown;
