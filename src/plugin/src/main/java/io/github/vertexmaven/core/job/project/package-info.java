/** What goals that work on a project share: compiling it, pinning its images, making jobs of it. */
package io.github.vertexmaven.core.job.project;
