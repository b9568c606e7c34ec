/**
 * When a cron expression is due, in its time zone. A library knows the fields of an expression;
 * what a change of the clocks means is decided here.
 */
package io.github.vertexmaven.emulator.cron;
