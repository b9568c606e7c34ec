/**
 * The one model of {@code vertexai.yml}: which keys there are, what each means and may be, and the
 * typed values that they become. May import {@code core.cron} and the runtime's {@code config}.
 */
package io.github.vertexmaven.core.settings;
