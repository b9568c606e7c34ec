package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.login.LoginSession;

/** One sentence for each way to fail: what, why, and what to do. */
final class ApiRefusals {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final KubeflowTarget target;
  private final LoginSession session;
  private final CallLimits limits;

  ApiRefusals(KubeflowTarget target, LoginSession session, CallLimits limits) {
    this.target = target;
    this.session = session;
    this.limits = limits;
  }

  RemoteException of(ApiAction action, CallFault fault) {
    return switch (fault.sort()) {
      case UNREACHED -> unreached(fault);
      case TRANSIENT -> away(action, fault);
      case LOGIN -> login(action, fault);
      case PAGE -> page(action, fault);
      case REFUSED -> refused(action, fault);
    };
  }

  private RemoteException unreached(CallFault fault) {
    return new RemoteException(
        Kind.UNAVAILABLE,
        fault.isOfUnknownHost()
            ? here()
                + " cannot be reached, because the name is not known: check host and the network."
            : here()
                + " cannot be reached, because no server listens there: check host, and the port forwarding if there is one.",
        fault);
  }

  private RemoteException away(ApiAction action, CallFault fault) {
    boolean quota = fault.status().filter(status -> status == TOO_MANY).isPresent();
    return new RemoteException(
        quota ? Kind.QUOTA : Kind.UNAVAILABLE,
        here()
            + " could not "
            + action.what()
            + " ("
            + fault.getMessage()
            + "), after retries for up to "
            + Math.max(1, limits.total().toSeconds())
            + " s: check the installation and try again.",
        fault);
  }

  private RemoteException login(ApiAction action, CallFault fault) {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        here()
            + " does not accept the login to "
            + action.what()
            + " ("
            + fault.getMessage()
            + "): "
            + session.advice(),
        fault);
  }

  private RemoteException page(ApiAction action, CallFault fault) {
    return new RemoteException(
        Kind.INVALID,
        target.address()
            + " is not the address of an API of Kubeflow Pipelines: to "
            + action.what()
            + " "
            + fault.getMessage()
            + ". On a Kubeflow platform host ends in /pipeline; if it is right, "
            + session.advice(),
        fault);
  }

  private RemoteException refused(ApiAction action, CallFault fault) {
    int status = fault.status().orElse(0);
    if (status == NOT_FOUND) {
      return new RemoteException(Kind.NOT_FOUND, action.ifMissing(), fault);
    }
    if (status == FORBIDDEN) {
      return new RemoteException(
          Kind.PERMISSION_DENIED,
          "You may not "
              + action.what()
              + target.namespace().map(name -> " in namespace '" + name + "'").orElse("")
              + " ("
              + fault.getMessage()
              + "): ask its owner to add you as a contributor, or correct kubeflow.namespace.",
          fault);
    }
    if (status / 100 == 3) {
      return new RemoteException(
          Kind.INVALID,
          target.address()
              + " is not the address of an API of Kubeflow Pipelines: "
              + fault.getMessage()
              + "; set host to that address.",
          fault);
    }
    return new RemoteException(
        status == CONFLICT ? Kind.ALREADY_EXISTS : Kind.INVALID,
        here()
            + " refuses to "
            + action.what()
            + ": "
            + fault.getMessage()
            + "; correct that and try again.",
        fault);
  }

  /** Nobody knows whether it was made. */
  RemoteException unsure(ApiAction action, RemoteException refusal) {
    return new RemoteException(
        refusal.kind(),
        refusal.getMessage().replaceAll("\\.$", "")
            + "; whether it did "
            + action.what()
            + " is not known: look at vertexai:list-pipelines first.",
        refusal);
  }

  private String here() {
    return "Kubeflow Pipelines at " + target.address();
  }
}
