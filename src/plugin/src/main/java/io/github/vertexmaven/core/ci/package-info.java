/** Files for build servers. Imports nothing of ours. */
package io.github.vertexmaven.core.ci;
