package io.github.vertexmaven.emulator.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that was started before its task is due, and waits for its arguments. It knows the
 * protocol of the module's README: {@code --wait}, a byte when it is ready, arguments on standard
 * input.
 */
public final class WaitingProcess {

  private static final String WAIT = "--wait";

  /** Ready or not: a machine that is that busy had better start the task anew. */
  private static final long PATIENCE_MILLIS = 30_000;

  /** The system refuses longer ones at the start of a process, so they are not sent here either. */
  private static final int LONGEST_ARGUMENT = 120_000;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Process process;
  private final ProcessMark mark;
  private final ReadyOutput output;

  private WaitingProcess(
      List<String> command, Map<String, String> environment, Process process, ProcessMark mark) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.process = process;
    this.mark = mark;
    this.output = new ReadyOutput(process.getInputStream());
  }

  /** Starts a command that lacks its arguments. */
  public static WaitingProcess start(
      List<String> command, Map<String, String> environment, Path folder, ProcessMark mark)
      throws IOException {
    List<String> line = new ArrayList<>(command);
    line.add(WAIT);
    ProcessBuilder builder = TaskProcess.builder(line, environment, folder, mark);
    return new WaitingProcess(command, environment, builder.start(), mark);
  }

  /** Reads its output until it is ready; one that never will be is said to be so. */
  public boolean becomesReady() {
    output.listen();
    return isReadyWithin(0);
  }

  /**
   * The task, if this process is what would be started for it; it needs no more than what comes
   * behind its command.
   */
  public Optional<TaskProcess> begin(List<String> line, Map<String, String> wanted, TaskLog log) {
    boolean fits =
        line.size() >= command.size()
            && line.subList(0, command.size()).equals(command)
            && wanted.equals(environment);
    return fits
            && isSent(line.subList(command.size(), line.size()))
            && isReadyWithin(PATIENCE_MILLIS)
        ? Optional.of(TaskProcess.of(process, mark, output, log))
        : Optional.empty();
  }

  /** Before it is ready: then it hurries. It reads them only after it has said that it is. */
  private boolean isSent(List<String> arguments) {
    if (arguments.stream().anyMatch(WaitingProcess::isRefused)) {
      return false;
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(message(arguments));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRefused(String argument) {
    return argument.indexOf('\0') >= 0 || argument.getBytes(UTF_8).length > LONGEST_ARGUMENT;
  }

  private static byte[] message(List<String> arguments) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(arguments.size());
    for (String argument : arguments) {
      byte[] text = argument.getBytes(UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private boolean isReadyWithin(long millis) {
    try {
      return output.isReadyWithin(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nobody needs it: there is nothing yet that it would have to end in order. */
  public void end() {
    Termination.now(mark);
    process.destroyForcibly();
  }
}
