package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsQuotedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-Dvertexai.env=prod | false | -Dvertexai.env=prod",
        "-Dvertexai.env=prod | true | -Dvertexai.env=prod",
        "-Da=[x,y] | false | '-Da=[x,y]'",
        "-Da=[x,y] | true | \"-Da=[x,y]\"",
        "it's | false | 'it'\\''s'",
        "say \"x\" | true | \"say \\\"x\\\"\""
      })
  void aWordIsQuotedAsItsShellWantsIt(String word, boolean windows, String quoted) {
    assertThat(Commands.quoted(word, windows)).isEqualTo(quoted);
  }
}
