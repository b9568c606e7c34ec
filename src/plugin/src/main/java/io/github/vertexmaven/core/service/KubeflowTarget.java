package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * An installation of Kubeflow Pipelines.
 *
 * @param address where its API is, without {@code /apis}: {@code
 *     https://kubeflow.acme.com/pipeline}
 * @param pages where its pages are, mostly the same
 * @param namespace whose runs are made and seen; an installation for one user has none
 * @param login who one is for it
 * @param trust whom one believes to be it
 * @param minimumVersion the oldest release that will do
 * @param timeZone in which the installation starts all its schedules
 * @param emulator the emulator's addresses, where it plays the installation
 * @param credentials what the emulator asks for
 */
public record KubeflowTarget(
    String address,
    String pages,
    Optional<String> namespace,
    KubeflowLogin login,
    Trust trust,
    Optional<String> minimumVersion,
    String timeZone,
    Optional<Endpoints> emulator,
    Credentials credentials)
    implements RemoteTarget {

  /** Refuses nulls; addresses have no slash at their end. */
  public KubeflowTarget {
    address = address.replaceFirst("/+$", "");
    pages = pages.replaceFirst("/+$", "");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(minimumVersion, "minimumVersion");
    Objects.requireNonNull(timeZone, "timeZone");
    Objects.requireNonNull(emulator, "emulator");
    Objects.requireNonNull(credentials, "credentials");
  }

  /**
   * Whose certificate is believed.
   *
   * @param caFile certificates of authorities besides those that Java knows, PEM
   * @param skipVerify whether any certificate will do
   */
  public record Trust(Optional<Path> caFile, boolean skipVerify) {

    /** What Java believes. */
    public static Trust usual() {
      return new Trust(Optional.empty(), false);
    }
  }

  @Override
  public String words() {
    return "Kubeflow Pipelines at "
        + address
        + namespace.map(name -> ", namespace " + name).orElse("");
  }

  /**
   * The emulator looks whether data is there before it takes a known result; the server does not.
   */
  @Override
  public Optional<String> whyRunDataStays() {
    return isEmulator()
        ? Optional.empty()
        : Optional.of(
            "The cache of Kubeflow Pipelines returns results without a time limit, even if their data was deleted. So vertexai:clean-runs deletes nothing there.\n  Use a lifecycle rule of the bucket to delete data that is older than any result that you reuse.");
  }

  @Override
  public String jobPage(String jobId) {
    return pages + "/#/runs/details/" + jobId;
  }

  @Override
  public String schedulePage(String id) {
    return pages + "/#/recurringrun/details/" + id;
  }

  @Override
  public String jobsPage() {
    return pages + "/#/runs";
  }
}
