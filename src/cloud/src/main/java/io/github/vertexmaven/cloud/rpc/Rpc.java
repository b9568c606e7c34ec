package io.github.vertexmaven.cloud.rpc;

import com.google.api.gax.rpc.ApiException;
import com.google.rpc.ErrorInfo;
import io.github.vertexmaven.core.service.RemoteException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes gRPC calls: repeats them while that may help, then says in one sentence why it did not. */
public final class Rpc {

  /** How services name the permission when they send no details. */
  private static final Pattern PERMISSION =
      Pattern.compile("[Pp]ermission '?([a-z][A-Za-z]*(?:\\.[A-Za-z]+){2,})'?");

  /** What Vertex AI says of a lack of iam.serviceAccounts.actAs (python-aiplatform#1073). */
  private static final Pattern ACT_AS =
      Pattern.compile(
          "permission to act as service[_ ]account:? ?'?([^\\s'@]+@[^\\s')]+[^\\s').,;])");

  private final Refusals refusals;
  private final Retries retries;

  /** For the calls of a caller. */
  public Rpc(Caller caller) {
    this.refusals = new Refusals(caller);
    this.retries = new Retries(caller.policy());
  }

  /**
   * Calls.
   *
   * @throws RemoteException when it failed for good
   */
  public <T> T call(Action action, Supplier<T> call) {
    try {
      return retries.call(call);
    } catch (ApiException e) {
      throw refusal(action, e);
    }
  }

  private RemoteException refusal(Action action, ApiException fault) {
    return refusals.credentials(action, fault).orElseGet(() -> ofService(action, fault));
  }

  private RemoteException ofService(Action action, ApiException fault) {
    String reason = reason(fault);
    return switch (fault.getStatusCode().getCode()) {
      case PERMISSION_DENIED -> denied(action, fault);
      case UNAUTHENTICATED -> refusals.unauthenticated(action, reason, fault);
      case NOT_FOUND -> refusals.missing(action, fault);
      case ALREADY_EXISTS -> refusals.present(action, fault);
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE ->
          actedAs(FaultDetails.of(fault))
              .map(account -> refusals.mayNotActAs(account, fault))
              .orElseGet(() -> refusals.invalid(action, reason, fault));
      case RESOURCE_EXHAUSTED -> refusals.quota(action, reason, fault);
      case UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED, INTERNAL -> unreachable(action, fault);
      default -> refusals.other(action, fault.getStatusCode().getCode() + ": " + reason, fault);
    };
  }

  private static Optional<String> actedAs(FaultDetails details) {
    Matcher matcher = ACT_AS.matcher(details.message() + " " + details.reason());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private RemoteException denied(Action action, ApiException fault) {
    FaultDetails details = FaultDetails.of(fault);
    Optional<String> account = actedAs(details);
    if (account.isPresent()) {
      return refusals.mayNotActAs(account.get(), fault);
    }
    Optional<ErrorInfo> info = details.errorInfo();
    if (info.filter(found -> found.getReason().equals("SERVICE_DISABLED")).isPresent()) {
      return notEnabled(info.get(), fault);
    }
    return refusals.denied(action, permission(details), details.reason(), fault);
  }

  private RemoteException notEnabled(ErrorInfo info, ApiException fault) {
    String api = info.getMetadataOrDefault("service", "of the service");
    String console = "https://console.cloud.google.com/apis/library/" + api;
    return refusals.notEnabled(api, info.getMetadataOrDefault("activationUrl", console), fault);
  }

  private static Optional<String> permission(FaultDetails details) {
    return details
        .errorInfo()
        .map(info -> info.getMetadataOrDefault("permission", ""))
        .filter(name -> !name.isEmpty())
        .or(() -> permissionIn(details.message()));
  }

  private static Optional<String> permissionIn(String text) {
    Matcher matcher = PERMISSION.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private RemoteException unreachable(Action action, ApiException fault) {
    return NoConnection.is(fault)
        ? refusals.noConnection(fault)
        : refusals.unreachable(
            action, fault.getStatusCode().getCode() + ": " + reason(fault), fault);
  }

  /** What failed on this side says more in its cause: {@code Connection refused}. */
  private static String reason(ApiException fault) {
    Throwable root = root(fault);
    return root instanceof io.grpc.StatusRuntimeException
        ? FaultDetails.of(fault).reason()
        : OneLine.of(root.getMessage());
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
