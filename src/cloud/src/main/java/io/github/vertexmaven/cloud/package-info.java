/**
 * Connects the plugin to Google: the one implementation of {@code core.service}, found as a
 * service. May import {@code core.service} and the packages below; none of Google's.
 */
package io.github.vertexmaven.cloud;
