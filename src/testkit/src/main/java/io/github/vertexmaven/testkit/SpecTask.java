package io.github.vertexmaven.testkit;

import io.github.vertexmaven.core.compile.document.ContainerSpec;
import io.github.vertexmaven.core.compile.document.ExecutorSpec;
import io.github.vertexmaven.core.compile.document.MachineSpec;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A task of a spec. */
public final class SpecTask {

  private final TaskSpec task;
  private final ExecutorSpec executor;

  SpecTask(TaskSpec task, ExecutorSpec executor) {
    this.task = task;
    this.executor = executor;
  }

  /** The tasks that it waits for, sorted. */
  public Set<String> dependsOn() {
    return new TreeSet<>(task.after());
  }

  /** Whether an earlier result may serve. */
  public boolean isCached() {
    return task.caching().isEnabled();
  }

  /** How often to retry after a failure. */
  public int retries() {
    return task.retries().most().map(Integer::valueOf).orElse(0);
  }

  /** The datasets that reach it as artifacts, by the names of its inputs, sorted. */
  public Set<String> artifacts() {
    return new TreeSet<>(task.inputs().artifacts().keySet());
  }

  /** The inputs with the parameters that reach it, sorted. */
  public Set<String> parameters() {
    return new TreeSet<>(task.inputs().parameters().keySet());
  }

  /** Whether it runs a container; importers and parts of a pipeline do not. */
  public boolean isContainer() {
    return executor.container().isPresent();
  }

  /** The image that it runs in. */
  public String image() {
    return container().image().orElseThrow();
  }

  /** Command and arguments, with the placeholders that the service fills in. */
  public List<String> command() {
    List<String> all = new ArrayList<>(container().command());
    all.addAll(container().args());
    return List.copyOf(all);
  }

  /** The environment variables that the spec gives it. */
  public Map<String, String> env() {
    return Collections.unmodifiableMap(container().env());
  }

  /** CPUs; empty when the service chooses. */
  public Optional<Double> cpuLimit() {
    return machine().cpus().map(Double::valueOf);
  }

  /** Memory in gigabytes of 10^9 bytes; empty when the service chooses. */
  public Optional<Double> memoryLimit() {
    return machine().gigabytes().map(Double::valueOf);
  }

  /** The accelerator's type; empty when there is none. */
  public Optional<String> accelerator() {
    return machine().accelerator();
  }

  /** How many accelerators. */
  public long acceleratorCount() {
    return machine().acceleratorCount().map(Long::valueOf).orElse(0L);
  }

  private MachineSpec machine() {
    return container().machine();
  }

  private ContainerSpec container() {
    return executor
        .container()
        .orElseThrow(
            () -> new IllegalStateException("the task runs no container: " + task.fields()));
  }
}
