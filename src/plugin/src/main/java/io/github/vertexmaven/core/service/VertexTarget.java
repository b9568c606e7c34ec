package io.github.vertexmaven.core.service;

import java.util.Objects;
import java.util.Optional;

/**
 * Vertex AI, with the other services of Google that go with it.
 *
 * @param projectId the Google Cloud project
 * @param region the region
 * @param endpoints other addresses than Google's own: the emulator's, or private ones
 * @param credentials who one is
 */
public record VertexTarget(
    String projectId, String region, Optional<Endpoints> endpoints, Credentials credentials)
    implements RemoteTarget {

  private static final String CONSOLE = "https://console.cloud.google.com/vertex-ai/";

  /** Refuses nulls. */
  public VertexTarget {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(endpoints, "endpoints");
    Objects.requireNonNull(credentials, "credentials");
  }

  @Override
  public String words() {
    return "Project " + projectId + ": Vertex AI in " + region;
  }

  @Override
  public String jobPage(String jobId) {
    return page("jobs/" + jobId, "locations/" + region + "/pipelines/runs/" + jobId);
  }

  @Override
  public String schedulePage(String id) {
    return page("schedules", "locations/" + region + "/pipelines/schedules/" + id);
  }

  @Override
  public String jobsPage() {
    return page("jobs", "pipelines/runs");
  }

  /** Only what runs on this machine speaks without TLS. */
  @Override
  public Optional<Endpoints> emulator() {
    return endpoints.filter(Endpoints::plaintext);
  }

  private String page(String local, String page) {
    return emulator()
        .map(emulator -> emulator.storage() + "/#/" + local)
        .orElse(CONSOLE + page + "?project=" + projectId);
  }
}
