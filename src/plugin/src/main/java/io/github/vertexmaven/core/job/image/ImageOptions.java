package io.github.vertexmaven.core.job.image;

/**
 * What may be done to the project's image before a job is made.
 *
 * @param autoBuild whether it is built and pushed when its registry lacks it
 * @param yes whether a tag is overwritten without asking
 */
public record ImageOptions(boolean autoBuild, boolean yes) {}
