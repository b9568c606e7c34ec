package io.github.vertexmaven.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller must know to be answered: only the owner of the emulator can read it.
 *
 * @param where the file that says it, for those who lack it
 */
public record AccessToken(String value, String where) {

  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+)");

  /** Whether an {@code Authorization} header holds it, as the clients of Google send theirs. */
  public boolean isIn(Optional<String> authorization) {
    return authorization
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .filter(bearer -> isSame(value, bearer.group(1)))
        .isPresent();
  }

  /** Whether a text is it. */
  boolean is(String text) {
    return isSame(value, text);
  }

  /** The cookie that a browser holds in its place; it tells nothing of the token itself. */
  String cookie() {
    return "vertexai-" + hash("name").substring(0, 8) + "=" + hash("page");
  }

  /** Whether a {@code Cookie} header holds the cookie. */
  boolean isCookieIn(Optional<String> cookies) {
    for (String one : cookies.orElse("").split(";")) {
      if (isSame(cookie(), one.strip())) {
        return true;
      }
    }
    return false;
  }

  /** What those hear who do not know it. */
  public String missing() {
    return "The emulator answers only its owner: send the token in "
        + where
        + " as the header 'Authorization: Bearer <token>', or open the page with 'mvn vertexai:ui'.";
  }

  private String hash(String purpose) {
    try {
      byte[] text = (purpose + " " + value).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Takes as long for a wrong text as for the right one. */
  private static boolean isSame(String right, String given) {
    return MessageDigest.isEqual(right.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "the token in " + where;
  }
}
