package io.github.vertexmaven.emulator.store;

/** What identifies a job; all three parts are made of letters, digits and hyphens. */
public record JobKey(long projectNumber, String location, String id) {

  public String resourceName() {
    return parent() + "/pipelineJobs/" + id;
  }

  /** Project and location as resource names begin. */
  public String parent() {
    return "projects/" + projectNumber + "/locations/" + location;
  }

  String folder() {
    return projectNumber + "." + location + "." + id;
  }
}
