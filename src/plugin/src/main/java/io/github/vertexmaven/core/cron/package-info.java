/**
 * When a cron expression is due in its time zone, to check it and to show what comes. The only
 * importer of cron-utils; imports nothing of ours.
 */
package io.github.vertexmaven.core.cron;
