/**
 * Makes declared schedules true: what is declared and what is there give a plan, which is then
 * carried out step by step.
 */
package io.github.vertexmaven.core.job.schedule;
