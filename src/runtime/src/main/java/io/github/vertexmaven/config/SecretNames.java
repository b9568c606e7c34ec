package io.github.vertexmaven.config;

import java.util.Locale;
import java.util.Set;

/** The names of values that are secrets wherever they stand: {@code password}, {@code api_key}. */
public final class SecretNames {

  private static final Set<String> WORDS =
      Set.of("password", "passwd", "pwd", "secret", "secrets", "token", "apikey", "passphrase");

  private static final Set<String> KEYS = Set.of("api", "access", "private", "secret");

  private SecretNames() {}

  /** Whether a key names a secret. */
  public static boolean has(String key) {
    String[] words =
        key.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("[^a-z]+");
    String before = "";
    for (String word : words) {
      if (WORDS.contains(word) || word.equals("key") && KEYS.contains(before)) {
        return true;
      }
      before = word;
    }
    return false;
  }
}
