package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.compile.document.ContainerSpec;
import io.github.vertexmaven.core.compile.document.InputSource;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.compile.document.TaskTitles;
import io.github.vertexmaven.core.compile.spec.TaskLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the tasks of a spec file can be started with the parameters of a run. */
final class SpecLimits {

  private final SpecDocument spec;
  private final Map<String, Object> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SpecLimits(SpecDocument spec, Map<String, Object> given) {
    this.spec = spec;
    spec.inputs().parameters().forEach((name, input) -> values.put(name, input.defaultValue()));
    values.putAll(given);
  }

  /** The problems; inner tasks are looked at as far as inputs go through to them by one name. */
  static List<String> problems(SpecDocument spec, Map<String, Object> given) {
    SpecDocument titled = TaskTitles.shown(spec);
    SpecLimits limits = new SpecLimits(titled, given);
    titled.dags().forEach(dag -> dag.tasks().values().forEach(limits::task));
    return limits.problems;
  }

  private void task(TaskSpec task) {
    boolean takesAll =
        spec.executor(spec.component(task)).container().filter(SpecLimits::takesAll).isPresent();
    if (takesAll) {
      Map<String, Object> given = new TreeMap<>();
      task.inputs().parameters().forEach((input, source) -> given.put(input, value(source)));
      TaskLimits.problem(task.displayName(), given).ifPresent(problems::add);
    }
  }

  private Object value(InputSource source) {
    return source.isPart() ? null : values.get(source.parameter().orElse(""));
  }

  /** The limit is that of an argument, which holds all values where a task asks for them so. */
  private static boolean takesAll(ContainerSpec container) {
    return container.command().contains("{{$}}") || container.args().contains("{{$}}");
  }
}
