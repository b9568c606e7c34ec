package io.github.vertexmaven.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that must not be shown, found in values of credentials and masked parameters: the
 * secrets, and the forms that programs give them.
 */
public final class SecretValues {

  /** Shorter texts are words that stand anywhere. */
  private static final int SHORTEST = 4;

  /** The same of what need not be a secret, such as the name of a user beside a password. */
  private static final int SHORTEST_OF_OTHERS = 8;

  /** A number is a secret like 20261130, not one like 8080. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{6,}");

  /** A line of a key in several lines. */
  private static final int SHORTEST_LINE = 16;

  /** {@code https://user:password@host}. */
  private static final Pattern USER_INFO =
      Pattern.compile("([A-Za-z0-9+.-]://[^/\\s:@]*:)([^/\\s@]+)(?=@)");

  /** {@code ?password=x&…}, and {@code ;PASSWORD=x;…} as drivers of databases have it. */
  private static final Pattern ARGUMENT = Pattern.compile("[?&;]([A-Za-z_.-]+)=([^&;\\s]+)");

  private SecretValues() {}

  /** What of plain values, by their keys where these say something, must not be shown. */
  public static Set<String> of(Object values) {
    Set<String> found = new LinkedHashSet<>();
    find("", values, found);
    return found;
  }

  /** The passwords in the addresses among plain values, which may stand anywhere. */
  public static Set<String> inAddresses(Object values) {
    Set<String> found = new LinkedHashSet<>();
    findAddresses(values, found);
    return found;
  }

  /** Whether a text is an address with a password in it. */
  public static boolean isAddressWithPassword(String text) {
    return USER_INFO.matcher(text).results().anyMatch(match -> !isTemplate(match.group(2)));
  }

  /** The text with stars in the place of passwords in addresses. */
  public static String withoutPasswords(String text, String mask) {
    return text.indexOf('@') < 0
        ? text
        : USER_INFO.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(mask));
  }

  private static void findAddresses(Object value, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(child -> findAddresses(child, found));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> findAddresses(item, found));
    } else if (value instanceof String text) {
      USER_INFO.matcher(text).results().forEach(match -> addPart(match.group(2), found));
    }
  }

  private static void find(String key, Object value, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, child) -> find(String.valueOf(name), child, found));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> find(key, item, found));
    } else if (!isPublic(key, value)) {
      boolean isSecret = key.isEmpty() || key.equals("value") || SecretNames.has(key);
      int shortest = isSecret ? SHORTEST : SHORTEST_OF_OTHERS;
      String text = String.valueOf(value).strip();
      if (value instanceof String ? text.length() >= shortest : NUMBER.matcher(text).matches()) {
        add(text, found);
      }
    }
  }

  /** What says where a value is kept is none, and some values anyone may see. */
  private static boolean isPublic(String key, Object value) {
    return value == null
        || value instanceof Boolean
        || key.equals("public")
        || key.equals("withheld")
        || key.equals("secret") && value.toString().startsWith("projects/")
        || value instanceof String text && isTemplate(text.strip());
  }

  /** Not filled in: the name of a variable is no secret. */
  private static boolean isTemplate(String text) {
    return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
  }

  private static void add(String text, Set<String> found) {
    found.addAll(SecretForms.of(text));
    if (text.indexOf('\n') >= 0) {
      for (String line : text.split("\\R")) {
        if (line.strip().length() >= SHORTEST_LINE) {
          found.add(line.strip());
        }
      }
    }
    USER_INFO.matcher(text).results().forEach(match -> addPart(match.group(2), found));
    ARGUMENT
        .matcher(text)
        .results()
        .filter(match -> SecretNames.has(match.group(1)))
        .forEach(match -> addPart(match.group(2), found));
  }

  private static void addPart(String part, Set<String> found) {
    if (part.length() >= SHORTEST && !isTemplate(part)) {
      found.addAll(SecretForms.of(part));
    }
  }
}
