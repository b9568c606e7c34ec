package io.github.vertexmaven.provider;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** How long an ID token may still be used: the metadata server hands out older ones too. */
final class TokenLifetime {

  private static final Duration UNKNOWN = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private TokenLifetime() {}

  /** By the claim {@code exp} (RFC 7519), a minute before it. */
  static Duration of(String token, Clock clock) {
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
      long end =
          JsonParser.parseString(new String(claims, StandardCharsets.UTF_8))
              .getAsJsonObject()
              .get("exp")
              .getAsLong();
      Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(end)).minus(MARGIN);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (RuntimeException e) {
      return UNKNOWN;
    }
  }
}
