/** What differs between two texts, pipeline specs or jobs. May import core.remote. */
package io.github.vertexmaven.core.diff;
