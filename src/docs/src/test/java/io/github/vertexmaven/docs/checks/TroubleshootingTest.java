package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages by which a user finds help are those that the code says. */
class TroubleshootingTest {

  private static final Path PAGE = Path.of("src/docs/pages/how-to/troubleshooting.md");

  /** Of Maven, of the JVM, of Google, and headings that are no message. */
  private static final List<String> OF_OTHERS =
      List.of(
          "No plugin found for prefix 'vertexai'",
          "requires Maven version 3.6.3",
          "Source option 5 is no longer supported",
          "OutOfMemoryError",
          "PERMISSION_DENIED",
          "could not find default credentials");

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Markdown.TOP.resolve("src"))) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/.*\\.java"))
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .collect(Collectors.joining("\n"))
          .replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }

  @Test
  void messagesOfThePageAreInTheCode() throws IOException {
    String sources = sources();
    List<String> missing = new ArrayList<>();
    for (String line : Files.readAllLines(Markdown.TOP.resolve(PAGE))) {
      // A heading that begins with a capital is a situation in words.
      if (line.startsWith("### ") && !OF_OTHERS.contains(line.substring(4))) {
        String message = line.substring(4);
        boolean isMessage = Character.isLowerCase(message.charAt(0)) || message.contains(":");
        for (String part : message.split("[,;…] ?|, ")) {
          if (isMessage && !sources.contains(part.replaceFirst("^(reads|which) ", "").strip())) {
            missing.add(part);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
