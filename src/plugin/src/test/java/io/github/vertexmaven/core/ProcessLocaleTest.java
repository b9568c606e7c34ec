package io.github.vertexmaven.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProcessLocaleTest {

  private static Map<String, String> prepared(Charset ours, String... arguments) {
    Map<String, String> environment = new TreeMap<>(Map.of("LC_ALL", "ours"));
    ProcessLocale.prepare(environment, List.of(arguments), ours);
    return environment;
  }

  @Test
  void aLocaleWithAllCharactersStays() {
    assertThat(prepared(StandardCharsets.UTF_8, "/home/jürgen")).containsEntry("LC_ALL", "ours");
  }

  @Test
  void oneThatLacksSomeIsNotPassedOn() {
    assertThat(prepared(StandardCharsets.US_ASCII, "/home/me")).containsEntry("LC_ALL", "C.UTF-8");
    assertThat(prepared(StandardCharsets.ISO_8859_1, "/home/me"))
        .containsEntry("LC_ALL", "C.UTF-8");
  }

  /** On the disk the name is what the locale makes of it. */
  @Test
  void oneThatNamesAreWrittenInStays() {
    assertThat(prepared(StandardCharsets.ISO_8859_1, "/home/jürgen"))
        .containsEntry("LC_ALL", "ours");
  }

  @Test
  void whatCannotBeHandedOverIsRefused() {
    assertThatThrownBy(() -> prepared(StandardCharsets.US_ASCII, "java", "/home/jürgen"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "'/home/jürgen' cannot be handed to another program: the locale of this build has only"
                + " the characters of US-ASCII. Set LC_ALL to a locale with UTF-8, such as C.UTF-8,"
                + " and run Maven again.");
  }
}
