/**
 * Graph and configuration become a KFP v2 pipeline spec: pure functions, no clock, no random, no
 * file but what is handed in. May import {@code core.config}, {@code core.settings}, {@code
 * core.graph}, {@code core.code}, {@code core.parameter}, {@code core.plan} and the runtime's
 * {@code config} and {@code slice}.
 */
package io.github.vertexmaven.core.spec;
