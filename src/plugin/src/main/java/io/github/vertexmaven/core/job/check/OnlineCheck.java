package io.github.vertexmaven.core.job.check;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Asks for all that a run needs: the service, its bucket, its images. One finding for each. */
public final class OnlineCheck {

  /** How it is. */
  public enum Verdict {
    /** As a run needs it. */
    GOOD,
    /** Nobody could tell. */
    UNKNOWN,
    /** A run would fail. */
    BAD
  }

  /** One line for the user. */
  public record Finding(Verdict verdict, String text) {}

  private final Remote remote;
  private final List<Finding> findings = new ArrayList<>();

  private OnlineCheck(Remote remote) {
    this.remote = remote;
  }

  /**
   * Checks.
   *
   * @param target what runs jobs
   * @param bucket where code and run data go, if this machine reaches it
   * @param account that tasks run as, where the settings name one; else the service's own is asked
   *     for
   * @param images that tasks run in
   * @param digest asks a registry; empty when it has no such image
   */
  public static List<Finding> of(
      Remote remote,
      RemoteTarget target,
      Optional<String> bucket,
      Optional<String> account,
      Collection<String> images,
      Function<String, Optional<String>> digest) {
    OnlineCheck check = new OnlineCheck(remote);
    check.service(target);
    bucket.ifPresent(check::bucket);
    account.or(check::usualAccount).ifPresent(check::account);
    new TreeSet<>(images).forEach(image -> check.image(image, digest));
    return List.copyOf(check.findings);
  }

  private void service(RemoteTarget target) {
    try {
      remote.jobs().list(new JobQuery.All(), 1);
      good(target.words() + " shows its jobs.");
    } catch (RemoteException e) {
      bad(e.getMessage());
    }
  }

  private void bucket(String bucket) {
    try {
      remote
          .objects()
          .problemWithBucket(bucket)
          .ifPresentOrElse(
              this::bad, () -> good("Bucket gs://" + bucket + ": can be read and written."));
    } catch (RemoteException e) {
      bad(e.getMessage());
    }
  }

  /** Not everybody may ask, and the API may be switched off: that is no fault of a run. */
  private void account(String account) {
    try {
      remote
          .problemWithAccount(account)
          .ifPresentOrElse(
              this::bad, () -> good("Service account " + account + ": may be used for tasks."));
    } catch (RemoteException e) {
      findings.add(
          new Finding(
              Verdict.UNKNOWN, "Service account " + account + ": not checked. " + e.getMessage()));
    }
  }

  /** What keeps it from being told is told of the service itself. */
  private Optional<String> usualAccount() {
    try {
      return remote.usualAccount();
    } catch (RemoteException e) {
      return Optional.empty();
    }
  }

  /** Who runs this may well have no right to an image that the tasks' account can pull. */
  private void image(String image, Function<String, Optional<String>> digest) {
    try {
      digest
          .apply(image)
          .ifPresentOrElse(
              found -> good("Image " + image + ": is in its registry."),
              () ->
                  bad(
                      "Image "
                          + image
                          + ": is not in its registry; push it, or correct its name."));
    } catch (RemoteException e) {
      findings.add(
          new Finding(Verdict.UNKNOWN, "Image " + image + ": not checked. " + e.getMessage()));
    }
  }

  private void good(String text) {
    findings.add(new Finding(Verdict.GOOD, text));
  }

  private void bad(String text) {
    findings.add(new Finding(Verdict.BAD, text));
  }
}
