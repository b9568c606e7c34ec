/**
 * Graph and configuration become a KFP v2 pipeline spec: pure functions, no clock, no random, no
 * file but what is handed in.
 */
package io.github.vertexmaven.core.compile.spec;
