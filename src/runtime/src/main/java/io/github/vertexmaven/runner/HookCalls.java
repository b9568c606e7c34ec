package io.github.vertexmaven.runner;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import java.util.List;
import java.util.function.Consumer;

/** Calls hooks in their order, and says which of them failed when. */
final class HookCalls {

  private final List<Hook> hooks;

  HookCalls(List<? extends Hook> hooks) {
    this.hooks = List.copyOf(hooks);
  }

  /**
   * Calls each until one fails.
   *
   * @param moment such as {@code before node 'train'}
   * @throws HookException of the one that failed
   */
  void each(String moment, Consumer<Hook> call) {
    for (Hook hook : hooks) {
      try {
        call.accept(hook);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        throw failure(hook, moment, e);
      }
    }
  }

  /** Calls all of them; the error stays the one to be shown, whatever they do. */
  void onError(String moment, Throwable error, Consumer<Hook> call) {
    for (Hook hook : hooks) {
      try {
        call.accept(hook);
      } catch (RuntimeException | Error e) {
        if (e != error) {
          error.addSuppressed(failure(hook, moment, e));
        }
      }
    }
  }

  private static HookException failure(Hook hook, String moment, Throwable cause) {
    return cause instanceof HookException known
        ? known
        : new HookException(hook.getClass().getName(), moment, cause);
  }
}
