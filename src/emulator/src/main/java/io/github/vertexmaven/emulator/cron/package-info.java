/**
 * When a cron expression is due, in its time zone.
 *
 * <p>The only importer of cron-utils, which knows the fields of an expression; what a change of the
 * clocks means is decided here. Imports nothing of ours.
 */
package io.github.vertexmaven.emulator.cron;
