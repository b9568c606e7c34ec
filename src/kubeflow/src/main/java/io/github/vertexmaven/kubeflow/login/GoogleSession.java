package io.github.vertexmaven.kubeflow.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** A token of Google's, which lives for an hour and is made anew before that. */
final class GoogleSession implements LoginSession {

  private static final Duration FRESH = Duration.ofMinutes(45);

  private final Supplier<String> tokens;
  private final String advice;
  private String token = "";
  private Instant made = Instant.EPOCH;

  /**
   * Makes none before it is needed.
   *
   * @param tokens each is new
   */
  GoogleSession(Supplier<String> tokens, String advice) {
    this.tokens = tokens;
    this.advice = advice;
  }

  @Override
  public synchronized Map<String, String> headers() {
    if (token.isEmpty() || made.plus(FRESH).isBefore(Instant.now())) {
      token = tokens.get();
      made = Instant.now();
    }
    return Map.of("Authorization", "Bearer " + token);
  }

  @Override
  public synchronized boolean renew() {
    token = "";
    return true;
  }

  @Override
  public String advice() {
    return advice;
  }
}
