package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.plan.Plan;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline ready to be shipped and run.
 *
 * @param pipeline its name in the project
 * @param spec what is submitted
 * @param launches what each container task needs to start, in the order of the tasks' names
 * @param rawFiles the files of this machine that tasks read
 * @param plan which nodes share a task, and what a run is expected to cost
 * @param staging how code and raw data get to the tasks
 */
public record CompiledPipeline(
    String pipeline,
    PipelineSpec spec,
    List<Launch> launches,
    List<RawFile> rawFiles,
    Plan plan,
    Staging staging) {

  /** The folder of the code in an image. */
  public static final String IMAGE_FOLDER = "/app";

  /** Where nobody asks for the plan. */
  public CompiledPipeline(
      String pipeline, PipelineSpec spec, List<Launch> launches, List<RawFile> rawFiles) {
    this(pipeline, spec, launches, rawFiles, Plan.nothing(), Staging.SHARED);
  }

  /** Copies the lists. */
  public CompiledPipeline {
    launches = List.copyOf(launches);
    rawFiles = List.copyOf(rawFiles);
  }

  /** How many tasks run code, and how many of them the nodes that the plan is made of. */
  public String tasksInWords() {
    int all = launches.size();
    int planned = plan.tasks().size();
    String text = all == 1 ? "1 task" : all + " tasks";
    return planned == 0 || planned == all ? text : text + ", " + planned + " of them in its plan";
  }

  /** The same with those launch jars only that tasks do not find in their image. */
  public CompiledPipeline staged() {
    Set<String> inImages = new HashSet<>();
    for (PipelineSpec.ContainerTask task : spec.containerTasks()) {
      task.container().command().stream()
          .filter(word -> word.startsWith(IMAGE_FOLDER + "/"))
          .forEach(inImages::add);
    }
    return new CompiledPipeline(
        pipeline,
        spec,
        launches.stream()
            .filter(launch -> !inImages.contains(IMAGE_FOLDER + "/" + launch.jar()))
            .toList(),
        staging.reachable() ? rawFiles : List.of(),
        plan,
        staging);
  }

  /**
   * How code and raw data get to the tasks.
   *
   * @param libraries names the folder of staged libraries where each task has a folder of its own
   *     for its code; empty where all code lies in one folder
   * @param reachable whether this machine can write to where tasks would find it
   */
  public record Staging(Optional<String> libraries, boolean reachable) {

    /** In one folder of a bucket. */
    public static final Staging SHARED = new Staging(Optional.empty(), true);

    /** The place of a launch jar in the folder of shipped code. */
    public String place(Launch launch) {
      return libraries.isEmpty() ? launch.jar() : folder(launch) + launch.jar();
    }

    /** The place of what only the task of a launch jar needs. */
    public String folder(Launch launch) {
      return "tasks/" + launch.identity() + "/";
    }
  }

  /**
   * What one task needs to start.
   *
   * @param task the task's name
   * @param identity names the launch jar: a digest of code, nodes, catalog entries and settings
   * @param description {@code task.json}: nodes, datasets and settings of the task
   * @param code what of the code it can reach: digests by what they are of
   */
  public record Launch(
      String task, String identity, String description, SortedMap<String, String> code) {

    /** Shares the map, which nobody changes any more: many tasks reach the same. */
    public Launch {
      code = Collections.unmodifiableSortedMap(code);
    }

    /** Where nothing is known of the code's parts. */
    public Launch(String task, String identity, String description) {
      this(task, identity, description, new TreeMap<>());
    }

    /** The name of its jar. */
    public String jar() {
      return "launch-" + identity + ".jar";
    }
  }

  /**
   * A file that is shipped.
   *
   * @param file on this machine
   * @param uri where it goes, named by its content
   */
  public record RawFile(Path file, String uri) {}
}
