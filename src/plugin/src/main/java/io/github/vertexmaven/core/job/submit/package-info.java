/** What a job is made of when it is submitted. */
package io.github.vertexmaven.core.job.submit;
