/** JSON as plain values; no other package needs to know the library that reads and writes it. */
package io.github.vertexmaven.core.json;
