package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.Optional;

/** Where jobs run: a service that is connected to, and its pages that people look at. */
public interface RemoteTarget {

  /** What runs jobs there, for messages: {@code Project acme: Vertex AI in europe-west1}. */
  String words();

  /** Where the page of a job is. */
  String jobPage(String jobId);

  /** Where the page of a schedule is. */
  String schedulePage(String id);

  /** Where the page of all jobs is. */
  String jobsPage();

  /** The addresses of the emulator, where it plays the service. */
  Optional<Endpoints> emulator();

  /** Who one is for the service, or for the emulator that plays it. */
  Credentials credentials();

  /** Whether the emulator plays the service. */
  default boolean isEmulator() {
    return emulator().isPresent();
  }

  /** Why data of old runs must stay; empty where it may be deleted. */
  default Optional<String> whyRunDataStays() {
    return Optional.empty();
  }

  /** The address of a page that opens it: an emulator's page wants to be shown its token once. */
  default String opening(String page) {
    return credentials() instanceof Token token
        ? page.replaceFirst("/(?=#|$)", "/?token=" + token.value())
        : page;
  }

  /**
   * Addresses of services.
   *
   * @param vertex host and port of the gRPC services of Vertex AI
   * @param storage address of the Cloud Storage JSON API, {@code http://127.0.0.1:8080}
   * @param logging host and port of the gRPC service of Cloud Logging
   * @param iam address of the API of service accounts
   * @param plaintext whether they speak without TLS
   */
  public record Endpoints(
      String vertex, String storage, String logging, String iam, boolean plaintext) {

    /** Google's address of the API of service accounts. */
    public static final String IAM = "https://iam.googleapis.com";

    /** With service accounts where they always are. */
    public Endpoints(String vertex, String storage, String logging, boolean plaintext) {
      this(vertex, storage, logging, IAM, plaintext);
    }
  }

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
