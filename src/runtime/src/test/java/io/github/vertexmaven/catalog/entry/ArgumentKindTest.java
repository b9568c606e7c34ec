package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.type.ArgumentKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArgumentKindTest {

  private static final List<Object> ODD =
      Arrays.asList(
          null,
          "",
          " ",
          "x",
          true,
          -1L,
          3L,
          Long.MAX_VALUE,
          new java.math.BigInteger("99999999999999999999"),
          1.5,
          Double.NaN,
          List.of(),
          new ArrayList<>(Arrays.asList((Object) null)),
          List.of(List.of(1L)),
          Map.of(),
          Map.of("a", List.of()),
          new java.util.HashMap<>(java.util.Collections.singletonMap("a", null)));

  /** Whatever YAML can hold is taken or refused with words. */
  @ParameterizedTest
  @EnumSource
  void everyValueIsTakenOrRefusedWithWords(ArgumentKind kind) {
    for (Object value : ODD) {
      kind.problem(value).ifPresent(words -> assertThat(words).endsWith(".").doesNotContain("@"));
    }
  }
}
