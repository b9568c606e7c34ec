/** Files for build servers. */
package io.github.vertexmaven.core.conf.ci;
