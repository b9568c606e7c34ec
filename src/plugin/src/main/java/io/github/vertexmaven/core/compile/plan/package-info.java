/**
 * Which nodes run together in one task: the problem, the strategies, what a grouping costs, and why
 * it is as it is. Pure functions over values.
 */
package io.github.vertexmaven.core.compile.plan;
