package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.service.JobTemplate;
import java.util.List;

/**
 * The request that makes a job, in the form of the service's REST API. It is for people; the module
 * that talks to the service writes the one that is sent.
 */
public interface RequestText {

  /**
   * What is called, and how.
   *
   * @param jobId made for the submission
   */
  String line(String jobId);

  /**
   * The body's lines.
   *
   * @param specFile where the spec is to be seen
   * @param redaction masks parameters
   */
  List<String> body(JobTemplate job, String specFile, Redaction redaction);
}
