/** Writes the documentation site. */
package io.github.vertexmaven.docs;
