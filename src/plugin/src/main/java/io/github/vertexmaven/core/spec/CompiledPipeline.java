package io.github.vertexmaven.core.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline ready to be shipped and run.
 *
 * @param pipeline its name in the project
 * @param spec what is submitted
 * @param launches what each container task needs to start, in the order of the tasks' names
 * @param rawFiles the files of this machine that tasks read
 */
public record CompiledPipeline(
    String pipeline, PipelineSpec spec, List<Launch> launches, List<RawFile> rawFiles) {

  /** Copies the lists. */
  public CompiledPipeline {
    launches = List.copyOf(launches);
    rawFiles = List.copyOf(rawFiles);
  }

  /**
   * What one task needs to start.
   *
   * @param task the task's name
   * @param identity names the launch jar: a digest of code, nodes, catalog entries and settings
   * @param description {@code task.json}: nodes, datasets and settings of the task
   */
  public record Launch(String task, String identity, String description) {}

  /**
   * A file that is shipped.
   *
   * @param file on this machine
   * @param uri where it goes, named by its content
   */
  public record RawFile(Path file, String uri) {}
}
