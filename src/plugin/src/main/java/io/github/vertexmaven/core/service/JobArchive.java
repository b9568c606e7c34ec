package io.github.vertexmaven.core.service;

import java.util.Set;

/**
 * Where a service puts jobs that nobody looks at any more: lists leave them out, all data stays.
 */
public interface JobArchive {

  /** The ids of the jobs in it. */
  Set<String> ids();

  /** Puts a job into it; one that is there already stays there. */
  void put(String jobId);
}
