/**
 * The expressions of a spec: trigger conditions and parameter selectors, in the Common Expression
 * Language.
 */
package io.github.vertexmaven.emulator.expression;
