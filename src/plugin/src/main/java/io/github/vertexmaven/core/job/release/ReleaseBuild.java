package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.release.Release.Environment;
import io.github.vertexmaven.core.job.release.Release.Released;
import io.github.vertexmaven.core.job.ship.CodeFolder;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The project compiled for several environments, to be run by others.
 *
 * @param project what it is
 * @param compilations by environment
 */
public record ReleaseBuild(ProjectFacts project, SortedMap<String, Compilation> compilations) {

  /** Writes the code that all of them share, and what the release is. */
  public void write(Path archive) {
    SortedMap<String, Content> files = new TreeMap<>();
    TreeSet<String> jars = new TreeSet<>();
    SortedMap<String, Environment> environments = new TreeMap<>();
    compilations.forEach(
        (env, compilation) -> {
          List<CompiledPipeline> staged =
              compilation.result().pipelines().stream().map(CompiledPipeline::staged).toList();
          CodeFolder folder =
              CodeFolder.of(
                  staged,
                  compilation.jvm().classPath(),
                  compilation.jvm().own(),
                  project.artifactId());
          files.putAll(folder.data());
          if (!folder.launches().isEmpty()) {
            files.putAll(folder.launches());
          }
          if (staged.stream().anyMatch(ReleaseBuild::sharesCode)) {
            files.putAll(folder.jars());
            jars.addAll(folder.jars().keySet());
          }
          environments.put(env, environment(env, compilation, staged));
        });
    ReleaseArchive.write(
        archive,
        new Release(
            project.groupId(),
            project.artifactId(),
            project.version(),
            List.copyOf(jars),
            environments),
        files);
  }

  private static boolean sharesCode(CompiledPipeline pipeline) {
    return pipeline.staging().libraries().isEmpty() && !pipeline.launches().isEmpty();
  }

  private Environment environment(
      String env, Compilation compilation, List<CompiledPipeline> pipelines) {
    ResolvedConfig config = compilation.request().config();
    SortedMap<String, Released> released = new TreeMap<>();
    for (CompiledPipeline pipeline : pipelines) {
      List<String> data =
          new ArrayList<>(
              CodeFolder.places(
                  pipeline,
                  compilation.jvm().classPath(),
                  compilation.jvm().own(),
                  project.artifactId()));
      pipeline.rawFiles().forEach(raw -> data.add(CodeFolder.placeOf(raw.uri())));
      List<String> launches = new ArrayList<>();
      pipeline.launches().forEach(launch -> launches.add(pipeline.staging().place(launch)));
      released.put(
          pipeline.pipeline(),
          new Released(
              Release.classifier(pipeline.pipeline(), Optional.of(env)),
              data,
              launches,
              List.copyOf(new TreeSet<>(pipeline.spec().results()))));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) config.settingsTree().plain())
        .forEach((key, value) -> settings.put(String.valueOf(key), value));
    return new Environment(settings, released);
  }
}
