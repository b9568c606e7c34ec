package io.github.vertexmaven.core.job.release;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was built to be run elsewhere: the facts that stand beside the code in its archive.
 *
 * @param groupId of the project
 * @param artifactId of the project
 * @param version of the project
 * @param jars the jars of its class path, by their place in the archive
 * @param environments by name
 */
public record Release(
    String groupId,
    String artifactId,
    String version,
    List<String> jars,
    SortedMap<String, Environment> environments) {

  /** The classifier of the archive. */
  public static final String CLASSIFIER = "vertexai-code";

  /** Copies the collections. */
  public Release {
    jars = List.copyOf(jars);
    environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
  }

  /**
   * An environment that the project was compiled for.
   *
   * @param settings its settings, nested maps of plain values
   * @param pipelines by name
   */
  public record Environment(Map<String, Object> settings, SortedMap<String, Released> pipelines) {
    /** Copies the maps. */
    public Environment {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      pipelines = Collections.unmodifiableSortedMap(new TreeMap<>(pipelines));
    }
  }

  /**
   * A pipeline of an environment.
   *
   * @param classifier of its spec
   * @param data the raw files that it reads, by their place in the archive
   * @param launches its launch jars, by their place in the archive; none where the code is in an
   *     image
   * @param results the names of the outputs that no task reads
   */
  public record Released(
      String classifier, List<String> data, List<String> launches, List<String> results) {
    /** Copies the lists. */
    public Released {
      data = List.copyOf(data);
      launches = List.copyOf(launches);
      results = List.copyOf(results);
    }
  }

  /** The classifier of a pipeline's spec for an environment. */
  public static String classifier(String pipeline, Optional<String> env) {
    String name = pipeline.equals("__default__") ? "default" : pipeline;
    return env.map(given -> name + "-" + given).orElse(name);
  }
}
