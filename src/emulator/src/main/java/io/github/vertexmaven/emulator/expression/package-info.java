/**
 * The expressions of a spec: trigger conditions and parameter selectors, in the Common Expression
 * Language.
 *
 * <p>The only importer of {@code dev.cel}. May import {@code .json}.
 */
package io.github.vertexmaven.emulator.expression;
