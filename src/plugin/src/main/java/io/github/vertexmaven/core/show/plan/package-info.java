/** A plan in words. */
package io.github.vertexmaven.core.show.plan;
