package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.JobOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels of a job: our own, and over them those of the settings. */
public final class RunLabels {

  private static final int MAX_LENGTH = 63;

  /** {@code PipelineJob.labels} of pipeline_job.proto. */
  private static final int MAX_LABELS = 64;

  /** How many schedules add to say whose and what they are. */
  private static final int KEPT_FREE = 5;

  private static final String OURS = "vertexai-";

  /** Set by the service itself. */
  private static final String RESERVED = "vertex-ai-pipelines-run-billing-id";

  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  private RunLabels() {}

  /**
   * Who made the job, of which project and commit, for which environment; and what the settings
   * say.
   *
   * @param commit the commit that the project's files are, when they are one
   */
  public static Map<String, String> of(
      ResolvedConfig config, String pluginVersion, Optional<String> commit) {
    Map<String, String> labels = new TreeMap<>(config.settings().run().labels());
    labels.put("vertexai-maven-plugin", value(pluginVersion));
    labels.putAll(ofProject(config));
    labels.put("vertexai-version", value(config.project().version()));
    labels.putAll(ofEnvironment(config));
    commit.ifPresent(id -> labels.put("vertexai-commit", value(id)));
    return labels;
  }

  /** Whose a job is, among those of others in the same place. */
  public static Map<String, String> ofProject(ResolvedConfig config) {
    return Map.of("vertexai-project", value(config.project().artifactId()));
  }

  /** For which environment a job was made. */
  public static Map<String, String> ofEnvironment(ResolvedConfig config) {
    return Map.of("vertexai-env", value(config.env()));
  }

  /**
   * That a run is one of a part of its pipeline.
   *
   * @param options what says which part, {@code nodes=a,b}; the whole pipeline when empty
   */
  public static Map<String, String> part(List<String> options) {
    return options.isEmpty() ? Map.of() : Map.of(JobOptions.PART, value(String.join("-", options)));
  }

  /** That a run goes on from an earlier job. */
  public static Map<String, String> goingOnFrom(String jobId) {
    return part(List.of("resume=" + jobId));
  }

  /** What the service would refuse in the labels of the settings. */
  static List<String> problems(ResolvedConfig config) {
    List<String> problems = new ArrayList<>();
    Map<String, String> given = config.settings().run().labels();
    given.forEach((key, value) -> problems.addAll(problems(config, key, value)));
    Set<String> all = new LinkedHashSet<>(of(config, "1", Optional.of("c")).keySet());
    if (all.size() > MAX_LABELS - KEPT_FREE) {
      int most = MAX_LABELS - KEPT_FREE - (all.size() - given.size());
      problems.add(
          config.settings().places().of("run_config", "labels")
              + ": "
              + given.size()
              + " labels are too many; a job has at most "
              + most
              + " besides ours.");
    }
    return problems;
  }

  private static List<String> problems(ResolvedConfig config, String key, String value) {
    List<String> problems = new ArrayList<>();
    String at = config.settings().places().of("run_config", "labels", key) + ": ";
    if (key.startsWith(OURS) || key.equals(RESERVED)) {
      problems.add(at + "this label is set by the plugin or the service; use another name.");
    } else if (!KEY.matcher(key).matches()) {
      problems.add(
          at
              + "a label's name has at most 63 lowercase letters, digits, '_' and '-', and begins"
              + " with a letter or a digit.");
    }
    if (!VALUE.matcher(value).matches()) {
      problems.add(
          at
              + "'"
              + value
              + "' is not a label: it has at most 63 lowercase letters, digits, '_' and '-'.");
    }
    return problems;
  }

  /** Lowercase letters, digits, dashes and underscores, 63 at most. */
  static String value(String text) {
    String sanitised = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return sanitised.substring(0, Math.min(MAX_LENGTH, sanitised.length()));
  }
}
