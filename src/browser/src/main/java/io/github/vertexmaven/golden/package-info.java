/** Files that hold what code writes, for the tests of all modules. Imports nothing. */
package io.github.vertexmaven.golden;
