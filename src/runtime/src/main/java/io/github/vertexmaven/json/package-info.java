/** JSON as plain values, read and written with as few classes as a short-lived task can afford. */
package io.github.vertexmaven.json;
