package io.github.vertexmaven.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a task is given and what it prints is UTF-8, also in an image without a locale. There the
 * JVM reads its arguments as ASCII; the system still has them as they were given.
 */
final class Characters {

  private static final Path PROCESS = Path.of("/proc/self");

  private static final String REMEDY =
      " Set LC_ALL: C.UTF-8 in run_config.nodes.<node>.env, or in the image.";

  private Characters() {}

  /** Whether the locale leaves nothing to do. */
  static boolean areUndamaged() {
    return "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
  }

  /** From now on all characters can be printed, whatever the locale. */
  static void printAll() {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    // Who puts another stream around them has to know it.
    System.setProperty("stdout.encoding", "UTF-8");
    System.setProperty("stderr.encoding", "UTF-8");
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /** The arguments as they were given; ends the JVM when they cannot be known. */
  static String[] of(String[] args) {
    warnOfVariables();
    if (isAscii(String.join("", args))) {
      return args;
    }
    List<byte[]> line = parts("cmdline");
    if (line.size() >= args.length) {
      String[] given = new String[args.length];
      int first = line.size() - args.length;
      for (int i = 0; i < given.length; i++) {
        given[i] = text(line.get(first + i), args[i]);
      }
      if (fit(given, args)) {
        return given;
      }
    }
    System.err.println(
        "The arguments of the task have damaged characters: the locale has only those of "
            + System.getProperty("sun.jnu.encoding")
            + ", and the original characters are not known."
            + REMEDY);
    Runtime.getRuntime().halt(1);
    throw new IllegalStateException();
  }

  /** Whether both differ only where the locale lacks characters. */
  private static boolean fit(String[] given, String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (isAscii(args[i]) && !args[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  /** Code of the project reads them by itself, so they can only be told of. */
  private static void warnOfVariables() {
    List<String> damaged = new ArrayList<>();
    for (byte[] variable : parts("environ")) {
      String text = text(variable, "");
      if (!isAscii(text)) {
        damaged.add(text.substring(0, Math.max(0, text.indexOf('='))));
      }
    }
    if (!damaged.isEmpty()) {
      System.err.println(
          "These environment variables have characters that the locale lacks, so this task cannot read them: "
              + String.join(", ", damaged)
              + "."
              + REMEDY);
    }
  }

  /** What the system keeps of this process, each part ended by a zero byte. */
  private static List<byte[]> parts(String file) {
    List<byte[]> parts = new ArrayList<>();
    try {
      byte[] all = Files.readAllBytes(PROCESS.resolve(file));
      int from = 0;
      for (int i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          parts.add(Arrays.copyOfRange(all, from, i));
          from = i + 1;
        }
      }
    } catch (IOException e) {
      // Another system.
    }
    return parts;
  }

  private static String text(byte[] utf8, String otherwise) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      return otherwise;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
