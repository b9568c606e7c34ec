package io.github.vertexmaven.cloud.rpc;

import io.github.vertexmaven.cloud.auth.CredentialFault;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.Optional;

/** One sentence for each way to fail: what, why, and what to do; the same for every service. */
public final class Refusals {

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
    return new RemoteException(
        Kind.PERMISSION_DENIED,
        caller.identity().account()
            + " may not "
            + action.what()
            + lack
            + askFor(permission.orElse("")),
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
        ("A quota of %s does not let us %s (%s): try again later, or ask for more at"
                + " https://console.cloud.google.com/iam-admin/quotas?project=%s.")
            .formatted(place(), action.what(), reason, caller.project()),
        cause);
  }

  /** Nobody answered, or only with faults that should have passed. */
  public RemoteException unreachable(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.UNAVAILABLE,
        ("%s at %s could not %s (%s), although we kept trying for up to %s s: check the network"
                + " and try again.")
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
    String why =
        NoConnection.isUnknownHost(cause)
            ? "is not known: check the region '" + caller.region() + "' and the network."
            : "refuses the connection: check the endpoint and the network.";
    return new RemoteException(
        Kind.UNAVAILABLE,
        "%s cannot be reached, since %s %s".formatted(caller.service(), caller.address(), why),
        cause);
  }

  /** Anything else. */
  public RemoteException other(Action action, String reason, Throwable cause) {
    return new RemoteException(
        Kind.OTHER,
        "%s could not %s: %s; look at the cause with -e."
            .formatted(caller.service(), action.what(), reason),
        cause);
  }

  private String askFor(String permission) {
    return "ask an owner of %s for a role that allows it, such as %s."
        .formatted(project(), role(permission));
  }

  /** The smallest predefined roles of the IAM role reference that let a pipeline be run. */
  private String role(String permission) {
    if (permission.equals("iam.serviceAccounts.actAs")) {
      return "roles/iam.serviceAccountUser on that service account";
    }
    return switch (caller.service()) {
      case "Cloud Storage" -> "roles/storage.objectAdmin";
      case "Cloud Logging" -> "roles/logging.viewer";
      default -> "roles/aiplatform.user";
    };
  }

  private String project() {
    return "project '" + caller.project() + "'";
  }

  private String place() {
    return project() + ", region '" + caller.region() + "'";
  }
}
