/** When a cron expression is due in its time zone, to check it and to show what comes. */
package io.github.vertexmaven.core.conf.cron;
