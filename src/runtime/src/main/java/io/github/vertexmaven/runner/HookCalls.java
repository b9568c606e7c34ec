package io.github.vertexmaven.runner;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls hooks in their order until one fails, and says which of them failed when. Each moment of a
 * good run has its loop: with lambdas each would have code made for it in each task.
 */
final class HookCalls {

  private final List<Hook> hooks;

  HookCalls(List<? extends Hook> hooks) {
    this.hooks = List.copyOf(hooks);
  }

  void beforePipeline(PipelineRun run) {
    for (Hook hook : hooks) {
      try {
        hook.beforePipeline(run);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "before the pipeline", e);
      }
    }
  }

  void afterPipeline(PipelineRun run, Duration took) {
    for (Hook hook : hooks) {
      try {
        hook.afterPipeline(run, took);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "after the pipeline", e);
      }
    }
  }

  void beforeNode(PipelineRun run, NodeRun node) {
    for (Hook hook : hooks) {
      try {
        hook.beforeNode(run, node);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "before " + named(node), e);
      }
    }
  }

  void afterNode(PipelineRun run, NodeRun node, Duration took) {
    for (Hook hook : hooks) {
      try {
        hook.afterNode(run, node, took);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "after " + named(node), e);
      }
    }
  }

  void beforeLoad(PipelineRun run, NodeRun node, String dataset) {
    for (Hook hook : hooks) {
      try {
        hook.beforeLoad(run, node, dataset);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "before loading " + named(dataset, node), e);
      }
    }
  }

  void afterLoad(PipelineRun run, NodeRun node, String dataset, Object value) {
    for (Hook hook : hooks) {
      try {
        hook.afterLoad(run, node, dataset, value);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "after loading " + named(dataset, node), e);
      }
    }
  }

  void beforeSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    for (Hook hook : hooks) {
      try {
        hook.beforeSave(run, node, dataset, value);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "before saving " + named(dataset, node), e);
      }
    }
  }

  void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    for (Hook hook : hooks) {
      try {
        hook.afterSave(run, node, dataset, value);
      } catch (RuntimeException | Error e) {
        throw failure(hook, "after saving " + named(dataset, node), e);
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
          error.addSuppressed(said(hook, moment, e));
        }
      }
    }
  }

  static String named(NodeRun node) {
    return "node '" + node.name() + "'";
  }

  static String named(String dataset, NodeRun node) {
    return "'" + dataset + "' of " + named(node);
  }

  /** A JVM at its end is nobody's fault. */
  private static HookException failure(Hook hook, String moment, Throwable cause) {
    if (cause instanceof VirtualMachineError end) {
      throw end;
    }
    return said(hook, moment, cause);
  }

  private static HookException said(Hook hook, String moment, Throwable cause) {
    return cause instanceof HookException known
        ? known
        : new HookException(hook.getClass().getName(), moment, cause);
  }
}
