package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.ParameterException;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.config.FullDisk;
import io.github.vertexmaven.config.RefusedFile;
import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.mlflow.TrackingException;
import io.github.vertexmaven.pipeline.InvalidPipelineException;
import io.github.vertexmaven.runner.EarlyExit;
import io.github.vertexmaven.tell.Events;
import io.github.vertexmaven.tell.LastWords;
import io.github.vertexmaven.tell.SecretTexts;
import io.github.vertexmaven.tell.UserFault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each forked program begins and ends: it reads its request, and turns what went wrong into
 * events and exit codes.
 */
final class Program {

  /** All went well. */
  static final int OK = 0;

  /** The user has something to mend; an event says what. */
  static final int USER_FAULT = 2;

  /** Ours or the world's fault; the stack trace is on standard error. */
  static final int FAILED = 70;

  private static final int SHOWN_FRAMES = 3;
  private static final int PATIENCE_MILLIS = 10_000;

  /** What a program does; user faults are thrown. */
  interface Body {
    void run(Request request, Events events) throws Exception;
  }

  private Program() {}

  /**
   * Runs a program and ends the JVM. What the project's code wants done at the end of the JVM has
   * some seconds for it.
   */
  static void main(String[] args, Body body) {
    int exitCode = run(args, body);
    Thread patience = new Thread(() -> endLater(exitCode), "end");
    patience.setDaemon(true);
    patience.start();
    System.exit(exitCode);
  }

  private static void endLater(int exitCode) {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      // Then at once.
    }
    System.err.println(
        "A shutdown hook of the project's code did not end within "
            + PATIENCE_MILLIS / 1000
            + " s; the JVM ends without it.");
    Runtime.getRuntime().halt(exitCode);
  }

  static int run(String[] args, Body body) {
    SecretTexts.guard();
    LastWords lastWords = LastWords.inARunHere(FAILED);
    Events events = new Events(System.out);
    EarlyExit earlyExit =
        EarlyExit.told((sentence, place) -> events.problems(List.of(words(sentence, place))));
    int exitCode = FAILED;
    try {
      exitCode = exitCode(args, body, events);
    } catch (OutOfMemoryError e) {
      lastWords.say();
    }
    earlyExit.close();
    SecretTexts.end();
    return exitCode;
  }

  private static String words(String sentence, List<StackTraceElement> place) {
    StringBuilder words = new StringBuilder(sentence);
    for (StackTraceElement frame : place.subList(0, Math.min(place.size(), SHOWN_FRAMES))) {
      words.append("\n  at ").append(EarlyExit.words(frame));
    }
    return words.toString();
  }

  private static int exitCode(String[] args, Body body, Events events) {
    tellUnshared(events);
    try {
      body.run(Request.read(Path.of(args[0])), events);
      // Code of the project may end the JVM with exit code 0 too.
      events.tell("ended", Map.of());
      return OK;
    } catch (ConfException e) {
      return fault(events, e.problems());
    } catch (InvalidPipelineException e) {
      return fault(events, e.problems());
    } catch (ParameterException e) {
      return fault(events, List.of(e.getMessage()));
    } catch (TrackingException e) {
      return fault(events, List.of(e.getMessage()));
    } catch (UserFault e) {
      return fault(events, e.problems());
    } catch (InvalidPathException e) {
      return fault(events, List.of(FileNames.refusal(e)));
    } catch (Exception | Error e) {
      Optional<String> refusal =
          FullDisk.refusal(
                  e,
                  Path.of(args[0]).toAbsolutePath().getParent(),
                  Path.of(System.getProperty("java.io.tmpdir")))
              .or(() -> RefusedFile.refusal(e));
      if (refusal.isPresent()) {
        return fault(events, List.of(refusal.get()));
      }
      e.printStackTrace();
      return FAILED;
    }
  }

  /** The JVM may have refused the archive of classes that it was given, without a word. */
  private static void tellUnshared(Events events) {
    if (Boolean.getBoolean("vertexai.shared")
        && !System.getProperty("java.vm.info", "").contains("sharing")) {
      events.tell("unshared", Map.of());
    }
  }

  private static int fault(Events events, List<String> problems) {
    if (!problems.isEmpty()) {
      events.problems(problems);
    }
    return USER_FAULT;
  }
}
