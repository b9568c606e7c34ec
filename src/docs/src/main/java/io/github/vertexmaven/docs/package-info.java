/** Writes the documentation site; may import all packages below it. */
package io.github.vertexmaven.docs;
