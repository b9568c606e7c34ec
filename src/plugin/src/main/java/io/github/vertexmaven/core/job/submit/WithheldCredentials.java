package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.UnknownCredentials;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Refuses a job whose tasks would fail for want of credentials. */
public final class WithheldCredentials {

  private WithheldCredentials() {}

  /**
   * Refuses.
   *
   * @throws UserException with the place of each value that a task of the pipeline asks for
   */
  public static void check(CompiledPipeline pipeline, ResolvedConfig config) {
    check(problems(pipeline, config));
  }

  /**
   * Refuses a release that could not run.
   *
   * @param pipelines of an environment
   * @throws UserException with the place of each value that a task asks for
   */
  public static void check(Collection<CompiledPipeline> pipelines, ResolvedConfig config) {
    Set<String> problems = new LinkedHashSet<>();
    pipelines.forEach(pipeline -> problems.addAll(problems(pipeline, config)));
    check(List.copyOf(problems));
  }

  private static void check(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  /**
   * Tasks of the emulator read the project's own file, and a provider may generate what a file
   * lacks.
   */
  private static List<String> problems(CompiledPipeline pipeline, ResolvedConfig config) {
    boolean generated = !config.settings().run().dynamicConfigProviders().isEmpty();
    if (generated) {
      return List.of();
    }
    List<String> problems = new ArrayList<>(unknown(pipeline, config));
    if (!config.settings().onEmulator()) {
      problems.addAll(config.credentials().withheldValues(used(pipeline)));
    }
    return problems;
  }

  /** Where an environment has no credentials at all, compiling does without them; a task cannot. */
  private static List<String> unknown(CompiledPipeline pipeline, ResolvedConfig config) {
    Set<String> problems = new TreeSet<>();
    CatalogEntries catalog = CatalogEntries.of(config.catalog());
    for (CompiledPipeline.Launch launch : pipeline.launches()) {
      LenientFields task = LenientFields.parse(launch.description());
      for (String dataset : task.fields("catalog").plain().keySet()) {
        catalog.find(dataset).ifPresent(entry -> problems.addAll(unknown(dataset, entry, config)));
      }
    }
    return List.copyOf(problems);
  }

  private static List<String> unknown(String dataset, ConfValue entry, ResolvedConfig config) {
    ConfValue.Mapping alone =
        new ConfValue.Mapping(Map.of(dataset, entry), Map.of(dataset, entry.at()), entry.at());
    ConfValue.Mapping untracked = ConfValue.Mapping.empty(entry.at());
    return UnknownCredentials.of(alone, untracked, config.credentials().names(), config.env());
  }

  private static Set<String> used(CompiledPipeline pipeline) {
    Set<String> names = new TreeSet<>();
    for (CompiledPipeline.Launch launch : pipeline.launches()) {
      LenientFields task = LenientFields.parse(launch.description());
      names.addAll(task.fields("runTime").fields("credentials").plain().keySet());
    }
    return names;
  }
}
