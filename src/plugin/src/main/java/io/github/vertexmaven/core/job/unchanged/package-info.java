/**
 * What a goal did when it was last called in the same way: where nothing that it depends on has
 * changed since, it says the same without doing it again.
 */
package io.github.vertexmaven.core.job.unchanged;
