/**
 * Plain values (text, numbers, booleans, lists, maps) turned into declared Java types, and words
 * for types. Imports nothing of ours but {@code annotation}'s naming rule and {@code config}'s "did
 * you mean".
 */
package io.github.vertexmaven.catalog.value;
