package io.github.vertexmaven.cloud.rpc;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * Faults of calls that never left this machine: the name is unknown, or nobody listens. Waiting
 * does not mend them, so people are told at once.
 */
public final class NoConnection {

  private NoConnection() {}

  /** Whether the address has a name that leads nowhere. */
  public static boolean isUnknownHost(Throwable fault) {
    return isCausedBy(fault, UnknownHostException.class);
  }

  /** Whether nobody listens at the address. */
  public static boolean isRefused(Throwable fault) {
    return isCausedBy(fault, ConnectException.class);
  }

  /** Whether the call never reached anybody. */
  public static boolean is(Throwable fault) {
    return isUnknownHost(fault) || isRefused(fault);
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .anyMatch(type::isInstance);
  }
}
