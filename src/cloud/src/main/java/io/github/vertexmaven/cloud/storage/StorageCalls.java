package io.github.vertexmaven.cloud.storage;

import com.google.cloud.storage.StorageException;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.NoConnection;
import io.github.vertexmaven.cloud.rpc.OneLine;
import io.github.vertexmaven.cloud.rpc.Refusals;
import io.github.vertexmaven.cloud.way.ErrorMessage;
import io.github.vertexmaven.core.service.RemoteException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes calls of the Cloud Storage JSON API; the client repeats them, here is said why they failed
 * in the end. Codes and reasons are those of the page "HTTP status and error codes for JSON".
 */
final class StorageCalls {

  private static final Pattern ACCESS = Pattern.compile("does not have (storage\\.[\\w.]+) access");

  /** What the client writes before each line of a request. */
  private static final String EXCHANGE = "|> ";

  /** What a proxy answers that wants to know who calls. */
  private static final int PROXY = 407;

  private final Refusals refusals;

  StorageCalls(Caller caller) {
    this.refusals = new Refusals(caller);
  }

  <T> T call(Action action, Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageException e) {
      throw refusal(action, e);
    }
  }

  RemoteException refusal(Action action, StorageException fault) {
    return refusals.credentials(action, fault).orElseGet(() -> ofService(action, fault));
  }

  private RemoteException ofService(Action action, StorageException fault) {
    String reason = reason(fault);
    return switch (fault.getCode()) {
      case 401 -> refusals.unauthenticated(action, reason, fault);
      case 403 -> denied(action, reason, fault);
      case PROXY -> refusals.proxy(fault);
      case 404 -> refusals.missing(action, fault);
      case 429 -> refusals.quota(action, reason, fault);
      case 0, 408, 500, 502, 503, 504 -> unreachable(action, reason, fault);
      default ->
          fault.getCode() < 500
              ? refusals.invalid(action, reason, fault)
              : refusals.other(action, reason, fault);
    };
  }

  private RemoteException denied(Action action, String reason, StorageException fault) {
    String kind = fault.getReason() == null ? "" : fault.getReason();
    return switch (kind) {
      case "accessNotConfigured" ->
          refusals.notEnabled(
              "storage.googleapis.com",
              "https://console.cloud.google.com/apis/library/storage.googleapis.com",
              fault);
      case "rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded" ->
          refusals.quota(action, reason, fault);
      default -> refusals.denied(action, permission(fault), reason, fault);
    };
  }

  private static Optional<String> permission(StorageException fault) {
    Matcher matcher = ACCESS.matcher(String.valueOf(fault.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private RemoteException unreachable(Action action, String reason, StorageException fault) {
    return NoConnection.is(fault)
        ? refusals.noConnection(fault)
        : refusals.unreachable(action, reason, fault);
  }

  private static String reason(StorageException fault) {
    String own = fault.getCode() == 0 ? root(fault).getMessage() : said(fault);
    String code = fault.getCode() == 0 ? "" : fault.getCode() + " ";
    return code + OneLine.of(own);
  }

  /** Of an upload in parts the client tells the whole exchange; the service's sentence is in it. */
  static String said(StorageException fault) {
    String told = fault.getMessage();
    if (told == null || !told.contains(EXCHANGE)) {
      return told;
    }
    for (Throwable one = fault; one != null; one = one.getCause()) {
      Optional<String> message =
          ErrorMessage.in(String.valueOf(one.getMessage())).filter(text -> !text.isEmpty());
      if (message.isPresent()) {
        return message.get();
      }
    }
    return told.lines().findFirst().orElse("");
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
