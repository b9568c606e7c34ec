package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.spec.Placeholder;
import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts the command of a task as a process of this machine. */
record ProcessStart(CommandStart start) {

  private static final Pattern SYSTEM_ERROR =
      Pattern.compile("error(?:=|: )(\\d+)(?:, | \\()([^)]*)");

  /** EAGAIN of Linux; its words are in the language of the machine. */
  private static final String NO_PROCESS = "11";

  private static final String NO_PROCESS_MEANS =
      " (no more processes are allowed; look at ulimit -u, or at the limit of the container)";

  private static final String OWN_PATHS =
      "A program that turns gs:// addresses into paths below /gcs, like KFP's Python SDK, does not find the buckets, because the task is a process of this machine. Run it in its image (emulator.containers), or create an empty folder /gcs once (sudo mkdir /gcs): if the system allows it, the task then finds the buckets there.";

  /**
   * Starts it.
   *
   * @param worker a process that may wait for it
   */
  RunningCommand running(Optional<WarmWorker> worker) throws TaskFailed, IOException {
    List<String> command =
        new TaskCommand(start.placeholders(), start.files(), start.host())
            .of(start.one().container());
    Map<String, String> environment =
        Environment.of(start.dialect(), start.one(), start.placeholders(), start.host());
    Optional<TaskProcess> warm =
        worker.flatMap(one -> one.begin(command, environment, start.log()));
    return warm.isPresent() ? warm.get() : started(command, environment);
  }

  private TaskProcess started(List<String> command, Map<String, String> environment)
      throws TaskFailed, IOException {
    try {
      return TaskProcess.start(
          mounted(command), environment, start.one().folder(), start.mark(), start.log());
    } catch (IOException e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The command '%s' of the image %s cannot be started on this machine: %s.",
              command.get(0),
              start.one().container().image(),
              reason(e)));
    }
  }

  /** Paths in what a task is given are those of this machine; it may make others. */
  private List<String> mounted(List<String> command) throws IOException {
    if (start.isLauncher() || !start.files().areBuckets() || !isGivenAddresses()) {
      return command;
    }
    if (start.host().mount().works()) {
      return start.host().mount().around(command);
    }
    start.log().add(TaskLog.Severity.WARNING, OWN_PATHS);
    return command;
  }

  private boolean isGivenAddresses() {
    return Stream.of(start.one().container().command(), start.one().container().args())
        .flatMap(List::stream)
        .flatMap(argument -> argument.placeholders())
        .anyMatch(Placeholder.ExecutorInput.class::isInstance);
  }

  /** The system's own words, out of what either form of Java's message puts around them. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = SYSTEM_ERROR.matcher(message);
    if (!matcher.find()) {
      return message;
    }
    String reason = matcher.group(2);
    return matcher.group(1).equals(NO_PROCESS) ? reason + NO_PROCESS_MEANS : reason;
  }
}
