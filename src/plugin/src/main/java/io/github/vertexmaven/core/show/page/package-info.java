/** A pipeline, or a run of one, as a page to look at: one file, without anything from outside. */
package io.github.vertexmaven.core.show.page;
