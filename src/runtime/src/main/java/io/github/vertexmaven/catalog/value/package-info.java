/**
 * Plain values (text, numbers, booleans, lists, maps) turned into declared Java types, and words
 * for types and failures.
 */
package io.github.vertexmaven.catalog.value;
