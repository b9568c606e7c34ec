package io.github.vertexmaven.core.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that may outlive this JVM. Java has a thread wait in the system for each of its
 * children, and a JVM that ends waits a third of a second for such threads. So a shell starts the
 * process and is the child, which ends when it is told that nobody asks for the process any more.
 * On a system without that shell, the process itself is the child.
 *
 * <p>Where there is a shell, a Ctrl-C in the terminal is not meant for the process.
 */
public final class BackgroundProcess {

  private static final Path SHELL = Path.of("/bin/sh");

  /** Tells the number of the process, and ends as it ends, unless it is told to end before. */
  private static final String WATCHED =
      "trap '' INT HUP; trap 'exit 0' TERM; \"$@\" </dev/null 2>&1 & echo $! >&2; wait $!";

  /** It comes after whatever else is to be done on this machine. */
  private static final String LEFT =
      "trap '' INT HUP; command -v nice >/dev/null && set -- nice -n 19 \"$@\"; \"$@\" </dev/null &";

  private final Process child;
  private final long pid;
  private final boolean isShell;

  private BackgroundProcess(Process child, long pid, boolean isShell) {
    this.child = child;
    this.pid = pid;
    this.isShell = isShell;
  }

  /**
   * Starts one.
   *
   * @param builder with its output in a file, to which its errors go as well
   */
  public static BackgroundProcess start(ProcessBuilder builder) throws IOException {
    if (!hasShell()) {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new BackgroundProcess(process, process.pid(), false);
    }
    Process shell = shell(builder, WATCHED).redirectErrorStream(false).start();
    shell.getOutputStream().close();
    // It stays open: a shell that has more to say would be killed by that.
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(shell.getErrorStream(), StandardCharsets.ISO_8859_1));
    String pid = said.readLine();
    if (pid == null || !pid.matches("[0-9]{1,18}")) {
      shell.destroyForcibly();
      throw new IOException("The shell started no process: " + pid);
    }
    return new BackgroundProcess(shell, Long.parseLong(pid), true);
  }

  /** Starts one of low priority that nobody asks for, with its output in a file or nowhere. */
  static void leave(ProcessBuilder builder) throws IOException {
    Process process = (hasShell() ? shell(builder, LEFT) : builder).start();
    process.getOutputStream().close();
    if (hasShell()) {
      await(process);
    }
  }

  private static boolean hasShell() {
    return Files.isExecutable(SHELL);
  }

  private static ProcessBuilder shell(ProcessBuilder builder, String script) {
    List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", script, "sh"));
    command.addAll(builder.command());
    return builder.command(command);
  }

  /** The number of the process. */
  public long pid() {
    return pid;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** The code with which it has ended. */
  public int exitValue() {
    return child.exitValue();
  }

  /** Nobody asks for it any more, and it stays where it is. */
  public void leave() {
    if (isShell) {
      child.destroy();
      await(child);
    }
  }

  private static void await(Process shell) {
    try {
      shell.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
