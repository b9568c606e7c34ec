package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conf/base/catalog.yml:12",
        "-Dvertexai.params",
        "pom.xml <settings>",
        "a:b",
        ":3"
      })
  void isReadBackFromItsText(String text) {
    assertThat(Location.parse(text)).hasToString(text);
  }

  @Test
  void refusesNegativeLines() {
    assertThatThrownBy(() -> new Location("f", -1)).hasMessage("line -1");
  }
}
