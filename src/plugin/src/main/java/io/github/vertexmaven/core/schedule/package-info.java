/**
 * Makes declared schedules true: what is declared and what is there give a plan, which is then
 * carried out step by step. Imports {@code core.settings}, {@code core.cron}, {@code core.remote}
 * and {@code core.table}.
 */
package io.github.vertexmaven.core.schedule;
