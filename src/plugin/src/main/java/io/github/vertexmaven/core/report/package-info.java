/**
 * What a run did: as a record for its page, and as files for other tools. May import {@code
 * core.config}, {@code core.fork}, {@code core.remote}, {@code core.watch} and the runtime's {@code
 * preview}.
 */
package io.github.vertexmaven.core.report;
