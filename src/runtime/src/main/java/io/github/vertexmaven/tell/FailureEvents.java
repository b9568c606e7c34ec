package io.github.vertexmaven.tell;

import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.runner.RunFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the caller of a program what failed in a run. */
public final class FailureEvents {

  private FailureEvents() {}

  /** One event for each node or hook that failed, and one for where the run can go on. */
  public static void tell(RunFailedException e, String stopped, Events events) {
    for (RunFailedException.Failure failure : e.failures()) {
      events.tell("failure", failure.hook().map(FailureEvents::of).orElseGet(() -> of(failure)));
    }
    events.tell(
        stopped, Map.of("resumeFrom", e.resumeFrom(), "done", e.done(), "total", e.total()));
  }

  /** A hook that failed before the first node, or after the last. */
  public static void tell(HookException e, String stopped, Events events) {
    events.tell("failure", of(e));
    events.tell(stopped, Map.of("resumeFrom", List.of()));
  }

  private static Map<String, Object> of(RunFailedException.Failure failure) {
    String source = failure.source();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", failure.node());
    fields.put("source", source);
    fields.put(
        "cause",
        UserFrames.words(failure.cause(), source.substring(0, source.indexOf('#')))
            + LastWords.adviceHere(failure.cause()));
    fields.put("trace", UserFrames.trace(failure.cause()));
    return fields;
  }

  private static Map<String, Object> of(HookException e) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("hook", e.hook());
    fields.put("moment", e.moment());
    fields.put("cause", UserFrames.words(e.getCause(), e.hook()));
    fields.put("trace", UserFrames.trace(e.getCause()));
    return fields;
  }
}
