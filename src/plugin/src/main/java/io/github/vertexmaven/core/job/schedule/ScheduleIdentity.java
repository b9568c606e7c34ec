package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a schedule the same one in the next call. A schedule has no labels and no id of ours,
 * so this is kept in the labels of its jobs.
 *
 * @param owner whose it is
 * @param pipeline the pipeline
 * @param name unique among the pipeline's schedules
 */
public record ScheduleIdentity(Owner owner, String pipeline, String name) {

  static final String OWNER = "vertexai-schedule-owner";
  static final String ID = "vertexai-schedule-id";

  /** For people and for filters of jobs. */
  static final String PIPELINE = "vertexai-schedule-pipeline";

  /** For people and for filters of jobs. */
  static final String NAME = "vertexai-schedule";

  /**
   * A project in an environment.
   *
   * @param groupId of the project
   * @param artifactId of the project
   * @param env the environment
   */
  public record Owner(String groupId, String artifactId, String env) {

    /** The project of a configuration, in its environment. */
    public static Owner of(ResolvedConfig config) {
      return new Owner(config.project().groupId(), config.project().artifactId(), config.env());
    }

    /** As a label: what sanitising would make the same stays different. */
    String label() {
      return Digests.of(groupId, artifactId, env);
    }
  }

  /** As a label. */
  String label() {
    return Digests.of(owner.groupId(), owner.artifactId(), owner.env(), pipeline, name);
  }

  /** Whether the jobs with these labels are started by this one. */
  public boolean isOf(Map<String, String> labels) {
    return label().equals(labels.get(ID));
  }

  /** All labels that say it. */
  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put(OWNER, owner.label());
    labels.put(ID, label());
    labels.put(PIPELINE, LabelValues.readable(pipeline));
    labels.put(NAME, LabelValues.readable(name));
    return labels;
  }

  @Override
  public String toString() {
    return pipeline + "/" + name;
  }
}
