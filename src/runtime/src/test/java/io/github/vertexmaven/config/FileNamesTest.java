package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void sayWhyANameCannotBeOne() {
    InvalidPathException size = new InvalidPathException("größe 🚀", "Malformed input");
    assertThat(FileNames.refusal(size, StandardCharsets.US_ASCII))
        .isEqualTo(
            "'größe 🚀' cannot be the name of a file here: the locale has only the characters of"
                + " US-ASCII. Set LC_ALL to a locale with UTF-8, such as C.UTF-8: for goals in the"
                + " environment of Maven, for tasks in run_config.nodes.<node>.env.");
    InvalidPathException zero = new InvalidPathException("a\0b", "Nul character not allowed");
    assertThat(FileNames.refusal(zero, StandardCharsets.UTF_8))
        .isEqualTo("'a\0b' is not a path: Nul character not allowed.");
  }
}
