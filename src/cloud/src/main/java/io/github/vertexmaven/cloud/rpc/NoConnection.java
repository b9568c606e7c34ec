package io.github.vertexmaven.cloud.rpc;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * Faults of calls that never left this machine: the name is unknown, or nobody listens. Waiting
 * does not mend them, so people are told at once.
 */
public final class NoConnection {

  private static final String PROXY = "407 Proxy Authentication Required";

  private NoConnection() {}

  /** Whether the address has a name that leads nowhere. */
  public static boolean isUnknownHost(Throwable fault) {
    return isCausedBy(fault, UnknownHostException.class);
  }

  /** Whether nobody listens at the address. */
  public static boolean isRefused(Throwable fault) {
    return isCausedBy(fault, ConnectException.class);
  }

  /** Whether a proxy wants to know who calls; netty has it in a text alone. */
  public static boolean isStoppedByProxy(Throwable fault) {
    return causes(fault).anyMatch(cause -> String.valueOf(cause.getMessage()).contains(PROXY));
  }

  /** Whether the call never reached anybody. */
  public static boolean is(Throwable fault) {
    return isUnknownHost(fault) || isRefused(fault) || isStoppedByProxy(fault);
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> type) {
    return causes(fault).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }
}
