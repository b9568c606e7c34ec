package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that specs are made of.
 *
 * @param graph the project's pipelines
 * @param config the project's configuration
 * @param pluginVersion written into the spec
 * @param code tells the code that a task can reach
 * @param fileDigest the digest of a raw file's content
 * @param javaRelease the Java version that the classes need
 * @param digests of images that are given by a tag: {@code sha256:…} by name and tag
 * @param named the pipelines that have to be sound; all when there are none
 */
public record CompileRequest(
    ProjectGraph graph,
    ResolvedConfig config,
    String pluginVersion,
    TaskCode.Source code,
    Function<Path, String> fileDigest,
    int javaRelease,
    Map<String, String> digests,
    Set<String> named) {

  /** Copies the map. */
  public CompileRequest {
    digests = Map.copyOf(digests);
    named = Set.copyOf(named);
  }

  /** One that knows no digests. */
  public CompileRequest(
      ProjectGraph graph,
      ResolvedConfig config,
      String pluginVersion,
      TaskCode.Source code,
      Function<Path, String> fileDigest,
      int javaRelease) {
    this(graph, config, pluginVersion, code, fileDigest, javaRelease, Map.of(), Set.of());
  }

  /** Where the code of every task is the same. */
  public CompileRequest(
      ProjectGraph graph,
      ResolvedConfig config,
      String pluginVersion,
      String codeDigest,
      Function<Path, String> fileDigest,
      int javaRelease) {
    this(
        graph,
        config,
        pluginVersion,
        (classes, texts, readsObjects) ->
            new TaskCode(codeDigest, new TreeMap<>(Map.of("code", codeDigest))),
        fileDigest,
        javaRelease,
        Map.of(),
        Set.of());
  }

  /** The same with images by digest. */
  public CompileRequest with(Map<String, String> known) {
    return new CompileRequest(
        graph, config, pluginVersion, code, fileDigest, javaRelease, known, named);
  }

  /** The same, for which only these pipelines have to be sound. */
  public CompileRequest naming(Set<String> pipelines) {
    return new CompileRequest(
        graph, config, pluginVersion, code, fileDigest, javaRelease, digests, pipelines);
  }

  /** The same with the pipelines alone that have to be sound. */
  CompileRequest narrowed() {
    return new CompileRequest(
        graph.named(named),
        config,
        pluginVersion,
        code,
        fileDigest,
        javaRelease,
        digests,
        Set.of());
  }

  /** An image by its digest where that is known, else as it is given. */
  String pinned(String image) {
    String digest = digests.get(image);
    return digest == null ? image : ImageName.withoutTag(image) + "@" + digest;
  }

  /** The image of tasks that name none. */
  public String defaultImage() {
    return "eclipse-temurin:" + javaRelease + "-jre";
  }
}
