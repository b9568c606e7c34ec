package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.ParameterException;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.mlflow.TrackingException;
import io.github.vertexmaven.pipeline.InvalidPipelineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

  /** What a program does; user faults are thrown. */
  interface Body {
    void run(Request request, Events events) throws Exception;
  }

  private Program() {}

  static int run(String[] args, Body body) {
    LastWords lastWords = LastWords.prepared(FAILED);
    try {
      return exitCode(args, body);
    } catch (OutOfMemoryError e) {
      lastWords.say();
      return FAILED;
    }
  }

  private static int exitCode(String[] args, Body body) {
    Events events = new Events(System.out);
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
    } catch (Exception | Error e) {
      e.printStackTrace();
      return FAILED;
    }
  }

  private static int fault(Events events, List<String> problems) {
    if (!problems.isEmpty()) {
      events.problems(problems);
    }
    return USER_FAULT;
  }
}
