/**
 * Data in short, for people to look at: a table's columns and first rows, the beginning of a text,
 * a picture. What it gives is plain maps, lists, texts and numbers, and bounded however much data
 * there is.
 */
package io.github.vertexmaven.preview;
