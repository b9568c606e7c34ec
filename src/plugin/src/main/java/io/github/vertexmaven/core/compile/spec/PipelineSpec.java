package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.conf.settings.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pipeline spec to be written: what {@code PipelineSpec} of pipeline_spec.proto says, as far as
 * we use it.
 *
 * @param name also the scope of the cache on Vertex AI
 * @param description what the pipeline is for
 * @param sdkVersion who wrote the spec
 * @param pipelineRoot where run data goes
 * @param inputs the parameters of a run
 * @param tasks by name
 * @param pipelineConfig what the platform document says of runs as a whole
 * @param keyed whether the service calls tasks by their keys
 */
public record PipelineSpec(
    String name,
    Optional<String> description,
    String sdkVersion,
    String pipelineRoot,
    SortedMap<String, Parameter> inputs,
    SortedMap<String, Task> tasks,
    SortedMap<String, Object> pipelineConfig,
    boolean keyed) {

  /** One of which no platform document says anything. */
  public PipelineSpec(
      String name,
      Optional<String> description,
      String sdkVersion,
      String pipelineRoot,
      SortedMap<String, Parameter> inputs,
      SortedMap<String, Task> tasks) {
    this(name, description, sdkVersion, pipelineRoot, inputs, tasks, new TreeMap<>(), false);
  }

  /** Copies the maps. */
  public PipelineSpec {
    pipelineConfig = Collections.unmodifiableSortedMap(new TreeMap<>(pipelineConfig));
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
  }

  /** The output artifacts that no task reads. */
  public Set<String> results() {
    Set<String> results = new TreeSet<>();
    Set<String> read = new TreeSet<>();
    collect(tasks, results, read);
    results.removeAll(read);
    return results;
  }

  private static void collect(
      SortedMap<String, Task> tasks, Set<String> written, Set<String> read) {
    for (Task task : tasks.values()) {
      if (task instanceof ContainerTask container) {
        written.addAll(container.writes().keySet());
        container.reads().values().forEach(input -> read.add(input.outputKey()));
      } else if (task instanceof DagTask dag) {
        collect(dag.tasks(), written, read);
      }
    }
  }

  /** The tasks that run a container, those of inner DAGs too. */
  public List<ContainerTask> containerTasks() {
    List<ContainerTask> found = new ArrayList<>();
    collect(tasks.values(), found);
    return found;
  }

  private static void collect(Collection<Task> tasks, List<ContainerTask> found) {
    for (Task task : tasks) {
      if (task instanceof ContainerTask container) {
        found.add(container);
      } else if (task instanceof DagTask dag) {
        collect(dag.tasks().values(), found);
      }
    }
  }

  /**
   * A parameter of a run or of a task.
   *
   * @param defaultValue a plain value; nothing for a parameter that is null in the configuration
   * @param optional whether it may be left out
   * @param part what it carries, when that is not a whole top-level parameter of its name
   */
  public record Parameter(
      ParameterType type,
      Optional<Object> defaultValue,
      boolean optional,
      Optional<ParameterPart> part) {

    /** A whole one. */
    public Parameter(ParameterType type, Optional<Object> defaultValue, boolean optional) {
      this(type, defaultValue, optional, Optional.empty());
    }
  }

  /**
   * A task; each has a component of its own, which carries its name, and an executor unless it
   * holds tasks.
   */
  public sealed interface Task {

    /** What the console shows. */
    String displayName();
  }

  /**
   * A task that runs a container.
   *
   * @param parameters the task's inputs, each fed by the run's parameter of the same name
   * @param reads the artifacts read, by input name
   * @param writes the artifacts written, by output name
   * @param after the tasks that come before
   * @param container what runs
   * @param cached whether an earlier result may serve
   * @param retries how often it is tried again after a failure
   */
  public record ContainerTask(
      String displayName,
      SortedMap<String, Parameter> parameters,
      SortedMap<String, ArtifactInput> reads,
      SortedMap<String, ArtifactType> writes,
      SortedSet<String> after,
      Container container,
      boolean cached,
      Optional<RetryPolicy> retries)
      implements Task {

    /** Copies the collections. */
    public ContainerTask {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
      reads = Collections.unmodifiableSortedMap(new TreeMap<>(reads));
      writes = Collections.unmodifiableSortedMap(new TreeMap<>(writes));
      after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** The same that reads other artifacts and comes after other tasks. */
    ContainerTask reading(SortedMap<String, ArtifactInput> others, SortedSet<String> before) {
      return new ContainerTask(
          displayName, parameters, others, writes, before, container, cached, retries);
    }
  }

  /**
   * An artifact that another task writes.
   *
   * @param producerTask the task
   * @param outputKey the name of its output
   */
  public record ArtifactInput(ArtifactType type, String producerTask, String outputKey) {}

  /**
   * A task that brings data from outside in as an artifact.
   *
   * @param reimport whether each run takes it for new data
   * @param cached whether an earlier import may serve
   */
  public record ImporterTask(
      String displayName, String uri, ArtifactType type, boolean reimport, boolean cached)
      implements Task {}

  /**
   * A task that holds tasks.
   *
   * @param parameters its inputs, each but the final status fed by the parameter of the same name
   *     around it
   * @param exit for a task that runs when another one has ended, however it did
   */
  public record DagTask(
      String displayName,
      SortedMap<String, Parameter> parameters,
      SortedMap<String, Task> tasks,
      Optional<Exit> exit)
      implements Task {

    /** Copies the maps. */
    public DagTask {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
      tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
    }
  }

  /**
   * What a task waits for that runs whatever happens.
   *
   * @param task whose end it waits for
   * @param parameter its input that tells how that one ended, where the service tells it
   */
  public record Exit(String task, Optional<String> parameter) {}

  /**
   * How a failed task is tried again.
   *
   * @param max how often
   * @param backoff how long it waits the first time
   * @param factor how much longer each further time
   * @param maxBackoff how long it waits at most
   */
  public record RetryPolicy(long max, Duration backoff, double factor, Duration maxBackoff) {}

  /**
   * What a task runs, in exec form.
   *
   * @param env environment variables
   * @param pod what the platform document says of the task's pod
   */
  public record Container(
      String image,
      List<String> command,
      List<String> args,
      SortedMap<String, String> env,
      Machine machine,
      SortedMap<String, Object> pod) {

    /** One of whose pod no platform document says anything. */
    public Container(
        String image,
        List<String> command,
        List<String> args,
        SortedMap<String, String> env,
        Machine machine) {
      this(image, command, args, env, machine, new TreeMap<>());
    }

    /** Copies the collections. */
    public Container {
      pod = Collections.unmodifiableSortedMap(new TreeMap<>(pod));
      command = List.copyOf(command);
      args = List.copyOf(args);
      env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    }
  }

  /**
   * The machine that a task asks for.
   *
   * @param cpu how many CPUs
   * @param memory how much memory
   * @param accelerator its type
   * @param acceleratorCount how many, 0 when there is no accelerator
   */
  public record Machine(
      Optional<Quantity> cpu,
      Optional<Quantity> memory,
      Optional<String> accelerator,
      long acceleratorCount) {

    boolean isDefault() {
      return cpu.isEmpty() && memory.isEmpty() && accelerator.isEmpty();
    }
  }
}
