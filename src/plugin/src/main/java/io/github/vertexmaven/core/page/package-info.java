/**
 * A pipeline, or a run of one, as a page to look at: one file, without anything from outside. May
 * import {@code core.config}, {@code core.graph}, {@code core.parameter}, {@code core.plan}, {@code
 * core.report}, {@code core.settings}, {@code core.spec} and the runtime's {@code config} and
 * {@code slice}.
 */
package io.github.vertexmaven.core.page;
