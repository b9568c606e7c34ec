package io.github.vertexmaven.core.service.process;

import java.util.Collections;
import java.util.List;

/**
 * What the two processes tell each other.
 *
 * @param kind what it is
 * @param call what it belongs to: the number of a call, which the one who calls chooses
 * @param content values, as the kind wants them
 */
record Message(Kind kind, long call, List<Object> content) {

  /** What a message is, and in brackets what it holds. */
  enum Kind {
    /** Connect (the target); the result is the number of the connection. */
    CONNECT,
    /** Call (connection, part, method, arguments). */
    CALL,
    /** Close (connection). */
    CLOSE,
    /** What was heard is done with: go on. */
    GO_ON,
    /** Nobody waits for the call any more. */
    STOP,
    /** The call has come to this (value). */
    RESULT,
    /** It has failed (kind of a remote fault or null, message, stack trace). */
    FAULT,
    /** A listener among the arguments is told (place of the argument, calls of its methods). */
    HEARD,
    /** The JVM did not take the archive of shared classes that it was given. */
    UNSHARED,
    /** The other process is gone. */
    ENDED
  }

  Message {
    content = Collections.unmodifiableList(content);
  }

  /**
   * A call of a listener's method.
   *
   * @param method its name
   */
  record Told(String method, List<Object> arguments) {}

  /** Stands for a listener among arguments. */
  record Listener() {}
}
