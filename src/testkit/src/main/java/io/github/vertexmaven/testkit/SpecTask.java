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

  /** Whether the cache may reuse an earlier result. */
  public boolean isCached() {
    return task.caching().isEnabled();
  }

  /** The number of retries after a failure. */
  public int retries() {
    return task.retries().most().map(Integer::valueOf).orElse(0);
  }

  /** The datasets that it receives as artifacts, by the names of its inputs, sorted. */
  public Set<String> artifacts() {
    return new TreeSet<>(task.inputs().artifacts().keySet());
  }

  /** Its inputs with their parameters, sorted. */
  public Set<String> parameters() {
    return new TreeSet<>(task.inputs().parameters().keySet());
  }

  /** Whether it runs a container; importers and sub-pipelines do not. */
  public boolean isContainer() {
    return executor.container().isPresent();
  }

  /** Its image. */
  public String image() {
    return container().image().orElseThrow();
  }

  /** Command and arguments, with the placeholders that the service fills in. */
  public List<String> command() {
    List<String> all = new ArrayList<>(container().command());
    all.addAll(container().args());
    return List.copyOf(all);
  }

  /** Its environment variables in the spec. */
  public Map<String, String> env() {
    return Collections.unmodifiableMap(container().env());
  }

  /** The limit of CPUs; empty if the service chooses. */
  public Optional<Double> cpuLimit() {
    return machine().cpus().map(Double::valueOf);
  }

  /** The limit of memory in gigabytes of 10^9 bytes; empty if the service chooses. */
  public Optional<Double> memoryLimit() {
    return machine().gigabytes().map(Double::valueOf);
  }

  /** The type of its accelerators; empty without accelerators. */
  public Optional<String> accelerator() {
    return machine().accelerator();
  }

  /** The number of accelerators. */
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
