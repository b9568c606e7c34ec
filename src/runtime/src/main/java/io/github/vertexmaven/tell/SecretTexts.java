package io.github.vertexmaven.tell;

import io.github.vertexmaven.config.SecretValues;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    known.addAll(SecretValues.of(values));
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
