package io.github.vertexmaven.kubeflow.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer that is none, or no answer. */
final class CallFault extends RuntimeException {

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

  CallFault(Sort sort, int status, String message, Throwable cause) {
    super(message, cause);
    this.sort = sort;
    this.status = status;
  }

  /** No answer came. */
  static CallFault of(IOException fault, String words) {
    boolean nobody = isCausedBy(fault, ConnectException.class) || isUnknown(fault);
    return new CallFault(nobody ? Sort.UNREACHED : Sort.TRANSIENT, 0, words, fault);
  }

  /** Whether the address has a name that leads nowhere. */
  boolean isOfUnknownHost() {
    return isUnknown(this);
  }

  private static boolean isUnknown(Throwable fault) {
    return isCausedBy(fault, UnknownHostException.class)
        || isCausedBy(fault, UnresolvedAddressException.class);
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .anyMatch(type::isInstance);
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
