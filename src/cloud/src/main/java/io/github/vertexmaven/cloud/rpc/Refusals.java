package io.github.vertexmaven.cloud.rpc;

import io.github.vertexmaven.cloud.auth.CredentialFault;
import io.github.vertexmaven.core.service.Grant;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One sentence for each way to fail: what, why, and what to do; the same for every service. */
public final class Refusals {

  private static final Pattern BUCKET = Pattern.compile("gs://([^/ ]+)");

  private final Caller caller;

  /** For the calls of a caller. */
  public Refusals(Caller caller) {
    this.caller = caller;
  }

  /** The account may not do it. */
  public RemoteException denied(
      Action action, Optional<String> permission, String reason, Throwable cause) {
    String lack =
        permission
            .map(name -> ": it lacks the permission '" + name + "'; ")
            .orElse(" (" + reason + "); ");
    Optional<Grant> grant = grant(action, permission.orElse(""));
    return new RemoteException(
        Kind.PERMISSION_DENIED,
        caller.identity().account()
            + " may not "
            + action.what()
            + lack
            + "ask an owner of "
            + project()
            + " for a role that allows it"
            + grant.map(role -> ", such as " + role.role()).orElse("")
            + "."
            + grant.map(role -> "\n  " + role.command()).orElse(""),
        cause);
  }

  /** The account may not let tasks be another account; the service calls that a bad argument. */
  public RemoteException mayNotActAs(String serviceAccount, Throwable cause) {
    return new RemoteException(
        Kind.PERMISSION_DENIED,
        ("%s may not run tasks as the service account '%s', or there is no such account: check"
                + " run_config.service_account, or let an owner of the account type\n  %s")
            .formatted(
                caller.identity().account(),
                serviceAccount,
                Grant.actAs(serviceAccount, caller.identity().member()).command()),
        cause);
  }

  /** The project has not switched the service's API on. */
  public RemoteException notEnabled(String api, String activationUrl, Throwable cause) {
    return new RemoteException(
        Kind.PERMISSION_DENIED,
        "The API %s is not enabled in %s: enable it at %s and try again in a few minutes."
            .formatted(api, project(), activationUrl),
        cause);
  }

  /** When it is the credentials that failed, whatever the call's own error says. */
  public Optional<RemoteException> credentials(Action action, Throwable fault) {
    if (CredentialFault.isNotAllowedToAct(fault)) {
      return Optional.of(mayNotAct(fault));
    }
    return CredentialFault.reason(fault)
        .map(reason -> unauthenticated(action, OneLine.of(reason), fault));
  }

  private RemoteException mayNotAct(Throwable cause) {
    return new RemoteException(
        Kind.PERMISSION_DENIED,
        caller.identity().account()
            + " may not be impersonated with your credentials: ask for the role"
            + " roles/iam.serviceAccountTokenCreator on it, and check its name.",
        cause);
  }

  /** The service does not take our credentials. */
  public RemoteException unauthenticated(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        ("%s does not accept the credentials to %s (%s): log in again with"
                + " `gcloud auth application-default login`, or give a valid key file.")
            .formatted(caller.service(), action.what(), reason),
        cause);
  }

  /** What we name is not there. */
  public RemoteException missing(Action action, Throwable cause) {
    return new RemoteException(Kind.NOT_FOUND, action.ifMissing(), cause);
  }

  /** What we want to make is there. */
  public RemoteException present(Action action, Throwable cause) {
    return new RemoteException(
        Kind.ALREADY_EXISTS,
        "%s refuses to %s: that name is taken in %s; choose another."
            .formatted(caller.service(), action.what(), place()),
        cause);
  }

  /** The request is wrong, or comes at the wrong time. */
  public RemoteException invalid(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.INVALID,
        "%s refuses to %s: %s; correct that and try again."
            .formatted(caller.service(), action.what(), reason),
        cause);
  }

  /** Too much was asked for, and waiting did not help. */
  public RemoteException quota(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.QUOTA,
        ("A quota of %s is used up, cannot %s (%s): try again later, or ask for more at"
                + " https://console.cloud.google.com/iam-admin/quotas?project=%s.")
            .formatted(place(), action.what(), reason, caller.project()),
        cause);
  }

  /** Nobody answered, or only with faults that should have passed. */
  public RemoteException unreachable(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.UNAVAILABLE,
        ("%s at %s could not %s (%s), after retries for up to %s s: check the network and try again.")
            .formatted(
                caller.service(),
                caller.address(),
                action.what(),
                reason,
                Math.max(1, caller.policy().total().toSeconds())),
        cause);
  }

  /** Nobody is at the address: most often a region that does not exist, or an emulator gone. */
  public RemoteException noConnection(Throwable cause) {
    if (NoConnection.isStoppedByProxy(cause)) {
      return proxy(cause);
    }
    String why =
        NoConnection.isUnknownHost(cause)
            ? "is not known: check the region '" + caller.region() + "' and the network."
            : "refuses the connection: check the endpoint and the network.";
    return new RemoteException(
        Kind.UNAVAILABLE,
        "%s cannot be reached, because %s %s".formatted(caller.service(), caller.address(), why),
        cause);
  }

  /** A proxy is in between that wants to know who calls. */
  public RemoteException proxy(Throwable cause) {
    String address = caller.address();
    URI uri = URI.create(address.contains("://") ? address : "https://" + address);
    String why =
        caller
            .way()
            .chosen(uri)
            .map(Proxy::refusal)
            .orElse(
                "The proxy of Java's settings, such as -Dhttps.proxyHost, needs a name and a password"
                    + " (HTTP 407): give the proxy in settings.xml with a username and a password.");
    return new RemoteException(
        Kind.UNAVAILABLE, "%s cannot be reached. %s".formatted(caller.service(), why), cause);
  }

  /** Anything else. */
  public RemoteException other(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.OTHER,
        "%s could not %s: %s; -e shows the cause."
            .formatted(caller.service(), action.what(), reason),
        cause);
  }

  private Optional<Grant> grant(Action action, String permission) {
    Matcher bucket = BUCKET.matcher(action.what());
    return Grant.of(
        permission.isEmpty() ? usual() : permission,
        caller.project(),
        bucket.find() ? Optional.of(bucket.group(1)) : Optional.empty(),
        caller.identity().member());
  }

  /** What is lacking when the service does not say it. */
  private String usual() {
    return switch (caller.service()) {
      case "Cloud Storage" -> "storage.objects";
      case "Cloud Logging" -> "logging.logEntries";
      default -> "aiplatform.pipelineJobs";
    };
  }

  private String project() {
    return "project '" + caller.project() + "'";
  }

  private String place() {
    return project() + ", region '" + caller.region() + "'";
  }
}
