package io.github.vertexmaven.cloud.auth;

import io.github.vertexmaven.cloud.way.ErrorMessage;
import io.github.vertexmaven.cloud.way.PlainRequest;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.Grant;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether we may run tasks as a service account. IAM says which permissions somebody holds on a
 * resource to whoever asks for their own (iam.googleapis.com, {@code
 * projects.serviceAccounts.testIamPermissions}; {@code -} stands for the account's own project).
 *
 * @param address of the API
 * @param identity who asks
 * @param way to it
 */
public record ActingAs(String address, Identity identity, Way way) {

  private static final String ACT_AS = "iam.serviceAccounts.actAs";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Why we cannot; empty when we can.
   *
   * @throws RemoteException when nobody can tell
   */
  public Optional<String> problem(String account) {
    // The answer is a list of those that were asked for.
    if (answer(account).contains('"' + ACT_AS + '"')) {
      return Optional.empty();
    }
    Grant grant = Grant.actAs(account, identity.member());
    return Optional.of(
        identity.account()
            + " lacks "
            + ACT_AS
            + " on service account "
            + account
            + ", so it cannot run tasks as it: ask an owner for the role "
            + grant.role()
            + ".\n  "
            + grant.command());
  }

  private String answer(String account) {
    String name = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("%40", "@");
    PlainRequest question =
        new PlainRequest(
            address + "/v1/projects/-/serviceAccounts/" + name + ":testIamPermissions",
            identity.accessToken(),
            Optional.of(
                new PlainRequest.Body(
                    "application/json", "{\"permissions\":[\"" + ACT_AS + "\"]}")),
            PATIENCE);
    try {
      PlainRequest.Answer answer = question.ask(way);
      if (answer.status() != HttpURLConnection.HTTP_OK) {
        throw untold("IAM answers " + answer.status() + said(answer.text()), null);
      }
      return answer.text();
    } catch (IOException e) {
      throw untold("IAM was not reached: " + e.getMessage(), e);
    }
  }

  /** The message of an error of Google's APIs. */
  private static String said(String body) {
    return ErrorMessage.in(body).map(message -> ": " + message).orElse("");
  }

  private static RemoteException untold(String why, Exception cause) {
    String sentence = why.endsWith(".") ? why : why + ".";
    return new RemoteException(Kind.UNAVAILABLE, sentence, cause);
  }
}
