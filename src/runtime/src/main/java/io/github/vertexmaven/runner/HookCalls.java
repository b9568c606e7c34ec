package io.github.vertexmaven.runner;

import io.github.vertexmaven.hook.Hook;
import java.util.List;
import java.util.function.Consumer;

/** Tells the hooks of an error, which stays the one to be shown whatever they do. */
final class HookCalls {

  private HookCalls() {}

  /** Calls all of them; what they throw is added to the error as suppressed. */
  static void onError(List<Hook> hooks, Throwable error, Consumer<Hook> call) {
    for (Hook hook : hooks) {
      try {
        call.accept(hook);
      } catch (RuntimeException | Error e) {
        if (e != error) {
          error.addSuppressed(e);
        }
      }
    }
  }
}
