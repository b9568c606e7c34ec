/** Checks a pipeline against a catalog and runs it, in parallel, calling hooks. */
package io.github.vertexmaven.runner;
