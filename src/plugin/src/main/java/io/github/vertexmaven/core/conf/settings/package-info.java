/**
 * The one model of {@code vertexai.yml}: which keys there are, what each means and may be, and the
 * typed values that they become.
 */
package io.github.vertexmaven.core.conf.settings;
