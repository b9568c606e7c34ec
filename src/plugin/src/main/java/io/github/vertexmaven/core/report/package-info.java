/**
 * What a run did: as a record for its page, and as files for other tools. May import {@code
 * core.fork}, {@code core.remote} and {@code core.watch}.
 */
package io.github.vertexmaven.core.report;
