/**
 * The programs: describe the pipelines of a project, run one, run a task of a job, and {@code
 * Project} for a {@code main} of one's own. What goes in and out is data in files and lines; no
 * class of the caller is ever here.
 */
package io.github.vertexmaven.launcher;
