/**
 * What a job, its tasks and schedules look like to people: lists, tables, what happened and why,
 * and what to type next.
 */
package io.github.vertexmaven.core.show.status;
