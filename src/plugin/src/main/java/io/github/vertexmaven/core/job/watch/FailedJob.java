package io.github.vertexmaven.core.job.watch;

import io.github.vertexmaven.core.UserException;

/** A job that was waited for and did not end well. */
public final class FailedJob extends UserException {

  private static final long serialVersionUID = 1L;

  /** Says what failed. */
  public FailedJob(String what) {
    super(what);
  }
}
