package io.github.vertexmaven.cloud.auth;

import io.github.vertexmaven.core.service.Grant;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether we may run tasks as a service account. IAM says which permissions somebody holds on a
 * resource to whoever asks for their own (iam.googleapis.com, {@code
 * projects.serviceAccounts.testIamPermissions}; {@code -} stands for the account's own project).
 *
 * @param address of the API
 * @param identity who asks
 */
public record ActingAs(String address, Identity identity) {

  private static final String ACT_AS = "iam.serviceAccounts.actAs";
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int PATIENCE_MS = 20_000;

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
    try {
      HttpURLConnection call = call(account);
      int status = call.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw untold("IAM answers " + status + said(call), null);
      }
      try (InputStream in = call.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw untold("IAM was not reached: " + e.getMessage(), e);
    }
  }

  private HttpURLConnection call(String account) throws IOException {
    String name = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("%40", "@");
    URI uri =
        URI.create(address + "/v1/projects/-/serviceAccounts/" + name + ":testIamPermissions");
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setConnectTimeout(PATIENCE_MS);
    call.setReadTimeout(PATIENCE_MS);
    call.setRequestMethod("POST");
    call.setDoOutput(true);
    call.setRequestProperty("Content-Type", "application/json");
    identity
        .accessToken()
        .ifPresent(token -> call.setRequestProperty("Authorization", "Bearer " + token));
    call.getOutputStream()
        .write(("{\"permissions\":[\"" + ACT_AS + "\"]}").getBytes(StandardCharsets.UTF_8));
    return call;
  }

  /** The message of an error of Google's APIs. */
  private static String said(HttpURLConnection call) throws IOException {
    if (call.getErrorStream() == null) {
      return "";
    }
    String body = new String(call.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher message = MESSAGE.matcher(body);
    return message.find() ? ": " + message.group(1).replace("\\\"", "\"") : "";
  }

  private static RemoteException untold(String why, Exception cause) {
    String sentence = why.endsWith(".") ? why : why + ".";
    return new RemoteException(Kind.UNAVAILABLE, sentence, cause);
  }
}
