package io.github.vertexmaven.tell;

import io.github.vertexmaven.config.SecretNames;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts of credentials and masked parameters that this program has learnt. None of them leaves
 * it by what is printed: not by an exception that names one, not by code of the project.
 *
 * <p>A program says once that it wants that; code that runs in somebody else's JVM, such as a test,
 * leaves the streams of that JVM alone.
 */
public final class SecretTexts {

  /** Stands where a secret was. */
  public static final String MASK = "***";

  /** Shorter texts are words that stand anywhere. */
  private static final int SHORTEST = 4;

  /** The same of what need not be a secret, such as the name of a user beside a password. */
  private static final int SHORTEST_OF_OTHERS = 8;

  /** A number is a secret like 20261130, not one like 8080. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{6,}");

  /** A line of a key in several lines. */
  private static final int SHORTEST_LINE = 16;

  private static volatile boolean guarded;
  private static volatile List<String> texts = List.of();

  private SecretTexts() {}

  /** From now on what is learnt is kept out of what this program prints. */
  public static void guard() {
    guarded = true;
  }

  /** Learns the values of credentials, or of parameters that are masked. */
  public static synchronized void hide(Object values) {
    if (!guarded) {
      return;
    }
    Set<String> known = new LinkedHashSet<>(texts);
    find("", values, known);
    if (known.size() > texts.size()) {
      boolean first = texts.isEmpty();
      List<String> longestFirst = new ArrayList<>(known);
      // A secret may be part of another one.
      longestFirst.sort(Comparator.comparing(String::length).reversed());
      texts = List.copyOf(longestFirst);
      if (first) {
        System.setOut(masked(System.out, "stdout.encoding"));
        System.setErr(masked(System.err, "stderr.encoding"));
      }
    }
  }

  /** The text without what is to be hidden. */
  public static String text(String text) {
    String shown = text;
    for (String secret : texts) {
      shown = shown.replace(secret, MASK);
    }
    return shown;
  }

  /** The same for a text, or each of a list. */
  static Object masked(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(SecretTexts::masked).toList();
    }
    return value instanceof String text ? text(text) : value;
  }

  /** What was held back because a secret could begin with it. */
  public static void end() {
    System.out.flush();
    System.err.flush();
    for (PrintStream stream : List.of(System.out, System.err)) {
      if (stream instanceof MaskedPrintStream masked) {
        masked.end();
      }
    }
  }

  private static PrintStream masked(PrintStream out, String encoding) {
    return new MaskedPrintStream(
        new MaskingOutput(out, charset(encoding), () -> texts), charset(encoding));
  }

  private static Charset charset(String property) {
    String name = System.getProperty(property, System.getProperty("sun." + property, ""));
    return !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  private static void find(String key, Object value, Set<String> found) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        find(String.valueOf(entry.getKey()), entry.getValue(), found);
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        find(key, item, found);
      }
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
        || key.equals("secret") && value.toString().startsWith("projects/");
  }

  private static void add(String text, Set<String> found) {
    found.add(text);
    found.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    found.add(escaped(text));
    if (text.indexOf('\n') >= 0) {
      for (String line : text.split("\\R")) {
        if (line.strip().length() >= SHORTEST_LINE) {
          found.add(line.strip());
        }
      }
    }
  }

  /** As JSON has it. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  /** A stream whose end can be told. */
  private static final class MaskedPrintStream extends PrintStream {

    private final MaskingOutput out;

    private MaskedPrintStream(MaskingOutput out, Charset charset) {
      super(out, true, charset);
      this.out = out;
    }

    private void end() {
      out.end();
    }
  }
}
