package io.github.vertexmaven.emulator.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterKindTest {

  @Test
  void parsesWhatTasksWrite() {
    assertThat(ParameterKind.STRING.parse(" kept \n")).isEqualTo(" kept \n");
    assertThat(ParameterKind.NUMBER_INTEGER.parse(" 7\n")).isEqualTo(7.0);
    assertThat(ParameterKind.NUMBER_INTEGER.parse("9007199254740991"))
        .isEqualTo(9007199254740991.0);
    assertThat(ParameterKind.NUMBER_DOUBLE.parse("-1.5e-3")).isEqualTo(-0.0015);
    assertThat(ParameterKind.BOOLEAN.parse("True\n")).isEqualTo(true);
    assertThat(ParameterKind.LIST.parse("[1, \"a\"]")).isEqualTo(List.of(1.0, "a"));
    assertThat(ParameterKind.STRUCT.parse("{\"k\": {}}")).isEqualTo(Map.of("k", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "NUMBER_INTEGER # 1.5 # '1.5' is not a NUMBER_INTEGER",
        "NUMBER_INTEGER # 9007199254740993 # '9007199254740993' is not a NUMBER_INTEGER",
        "NUMBER_INTEGER # seven # 'seven' is not a NUMBER_INTEGER",
        "NUMBER_DOUBLE # 1d # '1d' is not a NUMBER_DOUBLE",
        "BOOLEAN # yes # 'yes' is not a BOOLEAN",
        "LIST # {} # '{}' is not a LIST",
        "STRUCT # [] # '[]' is not a STRUCT",
        "STRUCT # {a # it is not JSON (malformed JSON at line 1 column 3 path $.)"
      })
  void refusesWhatIsOfAnotherType(ParameterKind type, String text, String message) {
    assertThatThrownBy(() -> type.parse(text)).hasMessage(message.replace("''", "'"));
  }
}
