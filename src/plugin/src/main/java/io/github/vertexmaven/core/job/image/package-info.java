/** The image that holds a project's code: building it, pushing it, and the digests behind tags. */
package io.github.vertexmaven.core.job.image;
