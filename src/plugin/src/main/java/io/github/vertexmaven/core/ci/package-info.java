/** Files for build servers, and what was changed in them. Imports nothing of ours. */
package io.github.vertexmaven.core.ci;
