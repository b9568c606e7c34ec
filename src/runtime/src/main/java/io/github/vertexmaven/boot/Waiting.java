package io.github.vertexmaven.boot;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * A launcher that was started before its task was due: it gets ready, says so, and waits for the
 * arguments that it was started without. See the package's description for the protocol.
 */
final class Waiting {

  /** In place of all arguments. */
  private static final String WAIT = "--wait";

  /** ACK: on standard output when the launcher is ready; whoever started it takes it out. */
  private static final byte READY = 6;

  private Waiting() {}

  static boolean isAskedFor(String[] args) {
    return args.length == 1 && args[0].equals(WAIT);
  }

  /**
   * The arguments; ends the JVM when nobody will send any, or when it cannot be made ready.
   *
   * @param preparation what can be done before they are known
   */
  @SuppressWarnings("resource")
  static String[] arguments(Callable<?> preparation) {
    try {
      preparation.call();
      // Closing these would close the streams of the task.
      new FileOutputStream(FileDescriptor.out).write(READY);
      return read(new DataInputStream(new FileInputStream(FileDescriptor.in)));
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    throw new IllegalStateException();
  }

  /** Whether the arguments are there. */
  @SuppressWarnings("resource")
  static boolean isOver() {
    try {
      return new FileInputStream(FileDescriptor.in).available() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static String[] read(DataInputStream in) throws IOException {
    String[] args = new String[in.readInt()];
    for (int i = 0; i < args.length; i++) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      args[i] = new String(text, StandardCharsets.UTF_8);
    }
    return args;
  }
}
