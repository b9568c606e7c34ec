package io.github.vertexmaven.core.compile.fork;

import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.contract.Event;
import io.github.vertexmaven.core.ProcessLocale;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.json.Fields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs one program of the runtime in a JVM of its own, which ends with the caller. */
public final class JavaFork {

  /**
   * That of an image, which has no locale: nodes sort, format and compare here as they will there.
   */
  private static final List<String> LANGUAGE =
      List.of("-Duser.language=en", "-Duser.country=", "-Duser.variant=", "-Duser.script=");

  private static final int KEPT_LINES = 20;

  /** What runs when a JVM is shut down has ended by then, and the JVM with it. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** What a JVM says last that refuses an option. */
  private static final String NO_JVM = "Error: Could not create the Java Virtual Machine.";

  /** Of who is interrupted, killed and ended by somebody; a JVM that crashes ends otherwise. */
  private static final Set<Integer> STOPPED = Set.of(130, 137, 143);

  private final ProjectJvm jvm;
  private final ForkEvents events;
  private final String key = UUID.randomUUID().toString();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final List<String> problems = new ArrayList<>();
  private String step = "";
  private final Set<String> running = new LinkedHashSet<>();
  private boolean told;
  private boolean ended;
  private boolean distrusted;

  private JavaFork(ProjectJvm jvm, ForkEvents events) {
    this.jvm = jvm;
    this.events = events;
  }

  /**
   * Runs a program to its end.
   *
   * @param program the class with the {@code main}
   * @param options JVM options besides the user's
   * @return whether all went well; if not, an event has told what a node did wrong
   * @throws UserException when the program found problems, or ended without a word
   */
  public static boolean run(
      ProjectJvm jvm,
      String program,
      List<String> options,
      ForkRequest request,
      ForkEvents events) {
    return new JavaFork(jvm, events).run(program, options, request);
  }

  private boolean run(String program, List<String> options, ForkRequest request) {
    try {
      Path dir = Files.createTempDirectory("vertexai");
      try {
        return run(program, options, request, dir);
      } finally {
        delete(dir);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean run(String program, List<String> options, ForkRequest request, Path dir)
      throws IOException {
    SharedClasses shared = SharedClasses.of(jvm.program(program, options));
    Path requestFile = dir.resolve("request.json");
    request.of(jvm.own()).write(requestFile);
    String classPath = joined(shared.classPath());
    Path arguments = dir.resolve("arguments");
    // The launcher reads this file as it reads its arguments.
    Files.writeString(
        arguments, Event.option(key) + "\n-cp " + quoted(classPath) + "\n", FileNames.encoding());
    List<String> command = new ArrayList<>();
    command.add(jvm.java().toString());
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.addAll(LANGUAGE);
    command.addAll(options);
    command.addAll(shared.options(dir));
    command.addAll(jvm.options());
    command.add("@" + arguments);
    command.add(program);
    command.add(requestFile.toString());
    Path folder = request.config().project().baseDir();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    List<String> handedOver = new ArrayList<>(command);
    handedOver.addAll(List.of(classPath, folder.toString()));
    ProcessLocale.prepare(builder.environment(), handedOver);
    try {
      return finished(builder.start());
    } finally {
      if (distrusted) {
        shared.distrust();
      } else if (ended) {
        shared.ended(dir);
      }
    }
  }

  private static String joined(List<Path> classPath) {
    String separator = System.getProperty("path.separator");
    for (Path entry : classPath) {
      if (entry.toString().contains(separator)) {
        throw new UserException(
            "'"
                + entry
                + "' cannot be on a class path, whose entries are separated by '"
                + separator
                + "': move it to a folder without that character.");
      }
    }
    return classPath.stream().map(Path::toString).collect(Collectors.joining(separator));
  }

  /** The syntax of the launcher's argument files, in which a backslash escapes. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private boolean finished(Process process) throws IOException {
    Thread end = new Thread(process::destroy, "end-fork");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      // Reading cannot be interrupted, waiting can.
      FutureTask<Void> reading =
          new FutureTask<>(
              () -> {
                read(process.getInputStream());
                return null;
              });
      Thread reader = new Thread(reading, "read-fork");
      reader.setDaemon(true);
      reader.start();
      reading.get();
      return outcome(process.waitFor());
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (InterruptedException e) {
      stop(process);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    } finally {
      process.destroy();
      letGo(end);
    }
  }

  /**
   * Who stops the build is told why it ends by what stops it, not by what falls over on the way.
   */
  private static void letGo(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException shuttingDown) {
      try {
        Thread.sleep(LAST_WORDS.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  private static void stop(Process process) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException again) {
      process.destroyForcibly();
    }
  }

  private void read(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int mark = Event.begin(line, key);
      if (mark != 0) {
        output(mark < 0 ? line : line.substring(0, mark));
      }
      if (mark >= 0) {
        event(Event.read(line.substring(mark), key));
      }
    }
  }

  private void output(String line) {
    if (lastLines.size() == KEPT_LINES) {
      lastLines.removeFirst();
    }
    lastLines.add(line);
    events.output(line);
  }

  private void event(Event event) {
    Fields fields = event.fields();
    switch (event.name()) {
      case "problems" -> problems.addAll(fields.texts("problems"));
      case "step" -> step = fields.text("what");
      case "started" -> running.add("'" + fields.text("node") + "'");
      case "done", "failed" -> running.remove("'" + fields.text("node") + "'");
      case "ended" -> ended = true;
      case "unshared" -> distrusted = true;
      case "stopped" -> told = true;
      default -> {}
    }
    events.event(event.name(), fields);
  }

  /** The program's words decide: code of the project may choose any exit code. */
  private boolean outcome(int exitCode) {
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    if (ended) {
      return true;
    }
    if (told) {
      return false;
    }
    distrusted |= !STOPPED.contains(exitCode);
    throw new UserException(silentEnd(exitCode));
  }

  private String silentEnd(int exitCode) {
    if (lastLines.contains(NO_JVM)) {
      return "The JVM for the project's code did not start; correct its options, such as those in -Dvertexai.jvmArgs:\n  "
          + String.join("\n  ", lastLines);
    }
    String what = running.isEmpty() ? step : "running node " + String.join(", ", running);
    String when = what.isEmpty() ? "" : " while " + what;
    String why =
        exitCode > 128
            ? "It was killed by signal " + (exitCode - 128) + "."
            : "Code of the project called Runtime.halt, or the JVM crashed.";
    String tail = lastLines.isEmpty() ? "" : "\n  " + String.join("\n  ", lastLines);
    return "The JVM with the project's code ended with exit code "
        + exitCode
        + when
        + ". "
        + why
        + tail;
  }

  private static void delete(Path dir) throws IOException {
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(dir);
  }
}
