package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JshellMojoTest {

  @Test
  void writesTextsThatShellsReadInEveryLocale() {
    assertThat(JshellMojo.text("C:\\gr\u00fcn \"\ud83d\ude80\""))
        .isEqualTo("C:\\\\gr\\u00fcn \\\"\\ud83d\\ude80\\\"");
  }
}
