/**
 * What is uploaded before a job is submitted: the launch jar of each task, the jars it lists, raw
 * files; and what an image holds instead.
 */
package io.github.vertexmaven.core.job.ship;
