/** What a run did, as files for other tools. May import {@code core.remote}. */
package io.github.vertexmaven.core.report;
