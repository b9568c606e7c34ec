package io.github.vertexmaven.emulator.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifies a job; all three parts are made of letters, digits and hyphens. */
public record JobKey(long projectNumber, String location, String id) {

  private static final Pattern FOLDER =
      Pattern.compile("(\\d{1,19})\\.([A-Za-z0-9-]+)\\.([A-Za-z0-9-]+)");

  private static final int RUN_ID = 36;

  /** Whether it is a run of Kubeflow Pipelines: a job of a place that no project has. */
  public boolean isRun() {
    return projectNumber == 0;
  }

  /** The id of the run, with which the ids of all of its tries begin. */
  public String runId() {
    return id.substring(0, Math.min(RUN_ID, id.length()));
  }

  public String resourceName() {
    return parent() + "/pipelineJobs/" + id;
  }

  /** Project and location as resource names begin. */
  public String parent() {
    return "projects/" + projectNumber + "/locations/" + location;
  }

  /** The key of the job of a folder, if that is the name of one. */
  static Optional<JobKey> ofFolder(String name) {
    Matcher matcher = FOLDER.matcher(name);
    try {
      return matcher.matches()
          ? Optional.of(
              new JobKey(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String folder() {
    return projectNumber + "." + location + "." + id;
  }
}
