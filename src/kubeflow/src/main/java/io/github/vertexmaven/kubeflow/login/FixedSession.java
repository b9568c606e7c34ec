package io.github.vertexmaven.kubeflow.login;

import java.util.Map;

/**
 * What was given, and cannot be made anew.
 *
 * @param advice what people do when it is refused
 */
record FixedSession(Map<String, String> headers, String advice) implements LoginSession {

  private static final String SETTING = "set kubeflow.auth to the login that it needs";

  static FixedSession none() {
    return new FixedSession(
        Map.of(),
        SETTING + ": dex with a user and a password, iap with a client id, a token or cookies.");
  }

  static FixedSession bearer(String token) {
    return new FixedSession(
        Map.of("Authorization", "Bearer " + token),
        "the token of kubeflow.auth.credentials has expired or is not for this installation; give a new one.");
  }

  static FixedSession cookies(String header) {
    return new FixedSession(
        Map.of("Cookie", header),
        "the cookies of kubeflow.auth.credentials have expired; copy new ones from a browser that is logged"
            + " in.");
  }

  @Override
  public boolean renew() {
    return false;
  }
}
