package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What to connect to.
 *
 * @param projectId the Google Cloud project
 * @param region the region
 * @param endpoints other addresses than Google's own: the emulator's, or private ones
 * @param credentials who one is
 */
public record RemoteTarget(
    String projectId, String region, Optional<Endpoints> endpoints, Credentials credentials) {

  /** Refuses nulls. */
  public RemoteTarget {
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(endpoints, "endpoints");
    Objects.requireNonNull(credentials, "credentials");
  }

  /**
   * Addresses of services.
   *
   * @param vertex host and port of the gRPC services of Vertex AI
   * @param storage address of the Cloud Storage JSON API, {@code http://127.0.0.1:8080}
   * @param logging host and port of the gRPC service of Cloud Logging
   * @param plaintext whether they speak without TLS
   */
  public record Endpoints(String vertex, String storage, String logging, boolean plaintext) {}

  /** Who one is. */
  public sealed interface Credentials {}

  /** Nobody: an emulator may ask for no credentials. */
  public record Anonymous() implements Credentials {}

  /** What an emulator answers to, which only its owner can read. */
  public record Token(String value) implements Credentials {

    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  /**
   * Application-default credentials: the environment's, gcloud's, or the machine's.
   *
   * @param impersonate a service account to act as
   */
  public record Ambient(Optional<String> impersonate) implements Credentials {}

  /**
   * The key of a service account.
   *
   * @param file JSON, as the console gives it
   * @param impersonate a service account to act as
   */
  public record KeyFile(Path file, Optional<String> impersonate) implements Credentials {}
}
