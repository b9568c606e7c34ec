/** What differs between two texts, or two pipeline specs. Imports nothing of ours. */
package io.github.vertexmaven.core.diff;
