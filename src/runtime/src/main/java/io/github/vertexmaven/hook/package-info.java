/** Code called before, after and on error of a pipeline, a node, a dataset. */
package io.github.vertexmaven.hook;
