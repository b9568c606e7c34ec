/** What a run did: as a record for its page, and as files for other tools. */
package io.github.vertexmaven.core.show.report;
