/**
 * Code called before, after and on error of a pipeline, a node, a dataset. Imports nothing of ours.
 */
package io.github.vertexmaven.hook;
