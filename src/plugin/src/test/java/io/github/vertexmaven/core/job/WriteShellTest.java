package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteShellTest {

  @Test
  void writesTextsThatShellsReadInEveryLocale() {
    assertThat(WriteShell.text("C:\\gr\u00fcn \"\ud83d\ude80\""))
        .isEqualTo("C:\\\\gr\\u00fcn \\\"\\ud83d\\ude80\\\"");
  }
}
