package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The images of a project's tasks that are given by a tag, which may move. */
public final class TaggedImages {

  private TaggedImages() {}

  /** All of them, sorted. */
  public static List<String> of(Collection<CompiledPipeline> pipelines) {
    return of(pipelines, task -> true);
  }

  /** A warning for each one of which results are cached; the emulator pulls none. */
  public static List<String> warnings(Collection<CompiledPipeline> pipelines) {
    return of(pipelines, ContainerTask::cached).stream().map(TaggedImages::warning).toList();
  }

  private static String warning(String image) {
    return "The image '"
        + image
        + "' has a tag and no digest: if the tag moves to another image, the cache still returns results of the old image.\n  run-once and schedule send the digest if they can ask the registry; to fix it here, write "
        + ImageName.withoutTag(image)
        + "@sha256:…";
  }

  private static List<String> of(
      Collection<CompiledPipeline> pipelines, Predicate<ContainerTask> which) {
    TreeSet<String> images = new TreeSet<>();
    for (CompiledPipeline pipeline : pipelines) {
      pipeline.spec().containerTasks().stream()
          .filter(which)
          .map(task -> task.container().image())
          .filter(image -> !ImageName.isPinned(image))
          .forEach(images::add);
    }
    return List.copyOf(images);
  }
}
