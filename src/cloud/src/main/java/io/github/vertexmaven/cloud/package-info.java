/**
 * Connects the plugin to Google: the one implementation of {@code core.remote}, found as a service.
 * May import {@code core.remote} and the packages below; none of Google's.
 */
package io.github.vertexmaven.cloud;
