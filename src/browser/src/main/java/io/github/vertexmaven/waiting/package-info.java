/** Patience, for the tests of all modules: nothing in them waits by luck. Imports nothing. */
package io.github.vertexmaven.waiting;
