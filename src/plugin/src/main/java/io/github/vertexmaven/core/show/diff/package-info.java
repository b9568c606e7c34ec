/** What differs between two texts, pipeline specs or jobs. */
package io.github.vertexmaven.core.show.diff;
