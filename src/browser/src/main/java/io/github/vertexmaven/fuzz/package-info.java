/** Inputs made by chance out of sound ones, for tests that ask what a program does with them. */
package io.github.vertexmaven.fuzz;
