package io.github.vertexmaven.kubeflow.api;

import java.util.Optional;

/** An answer that is none, or no answer. */
final class ApiFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What may be done about it. */
  enum Sort {
    /** Nobody was reached: nothing has happened there, and asking again at once does not help. */
    UNREACHED,
    /** Another attempt may succeed; this one may have taken effect. */
    TRANSIENT,
    /** The login is not, or no longer, taken. */
    LOGIN,
    /** A page for people came where JSON was wanted. */
    PAGE,
    /** The server understood and refuses. */
    REFUSED
  }

  private final Sort sort;
  private final int status;

  ApiFault(Sort sort, int status, String message, Throwable cause) {
    super(message, cause);
    this.sort = sort;
    this.status = status;
  }

  Sort sort() {
    return sort;
  }

  /** Of the answer; empty when there was none. */
  Optional<Integer> status() {
    return status == 0 ? Optional.empty() : Optional.of(status);
  }

  /** Whether it may have taken effect although it failed. */
  boolean isUnsure() {
    return sort == Sort.TRANSIENT || sort == Sort.PAGE;
  }
}
