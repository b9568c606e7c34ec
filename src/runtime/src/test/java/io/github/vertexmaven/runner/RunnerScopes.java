package io.github.vertexmaven.runner;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of the runner run pipelines over. */
final class RunnerScopes {

  private RunnerScopes() {}

  /** Copies what it keeps, as a file does, and counts. */
  static final class Copying implements Dataset {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger saves = new AtomicInteger();
    private volatile List<?> value;

    @Override
    public Object load(Type wanted) {
      loads.incrementAndGet();
      return new ArrayList<>(value);
    }

    @Override
    public void save(Object saved, Type written) {
      saves.incrementAndGet();
      value = new ArrayList<>((List<?>) saved);
    }
  }

  static final class Broken implements Dataset {
    @Override
    public Object load(Type wanted) {
      throw new IllegalStateException("cannot load");
    }

    @Override
    public void save(Object value, Type written) {
      throw new IllegalStateException("cannot save");
    }
  }

  static RunResult run(
      int workers, Pipeline pipeline, Map<String, Dataset> catalog, Hook... hooks) {
    return new Runner(workers, List.of(hooks)).run(pipeline, scope(catalog, Map.of()));
  }

  static RunScope scope(Map<String, Dataset> catalog, Map<String, Object> memory) {
    ConfValue tree =
        ConfValue.of(Map.of("size", 3L, "model", Map.of("alpha", 0.5)), Location.of("test"));
    return new RunScope(
        Catalog.empty().with(catalog),
        Parameters.of((ConfValue.Mapping) tree),
        memory,
        "id",
        "job",
        "prod",
        "science");
  }

  /** Notes each call as {@code name: method(node, dataset)}. */
  static Hook noting(String name, List<String> calls) {
    return (Hook)
        Proxy.newProxyInstance(
            RunnerTest.class.getClassLoader(),
            new Class<?>[] {Hook.class},
            (proxy, method, arguments) -> {
              StringBuilder call = new StringBuilder(name + ": " + method.getName());
              for (Object argument : arguments) {
                if (argument instanceof NodeRun node) {
                  call.append(' ').append(node.name());
                } else if (!(argument instanceof Duration) && !(argument instanceof PipelineRun)) {
                  call.append(' ').append(argument);
                }
              }
              calls.add(call.toString());
              return null;
            });
  }
}
