package io.github.vertexmaven.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final String TEXT =
      "{\"b\":1,\"a\":[2.0,null,true,\"<x>\"],\"c\":{\"d\":123456789012345678901234567890}}";

  @Test
  void plainValuesKeepTheirOrder() {
    Object value = PlainJson.parse(TEXT);
    assertThat(PlainJson.compact(value)).isEqualTo(TEXT);
    assertThat(value)
        .isEqualTo(
            Map.of(
                "b",
                1L,
                "a",
                Arrays.asList(2.0, null, true, "<x>"),
                "c",
                Map.of("d", new BigInteger("123456789012345678901234567890"))));
  }

  @Test
  void isWrittenForPeopleToo() {
    assertThat(PlainJson.pretty(Map.of("a", List.of(1, Map.of()))))
        .isEqualTo(
            """
        {
          "a": [
            1,
            {}
          ]
        }""");
  }

  @Test
  void nullCanBeLeftOutOfObjects() {
    Object value = PlainJson.parse("{\"a\":null,\"b\":[null,{\"c\":null}]}");
    assertThat(PlainJson.compact(PlainJson.withoutNulls(value))).isEqualTo("{\"b\":[null,{}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "", "{} {}", "\"text\"", "[]"})
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> LenientFields.parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void oneFormForWhatMeansTheSame() {
    Object one = PlainJson.parse("{\"b\":[{\"y\":1.0,\"x\":1e20}],\"a\":0.5}");
    Object other = PlainJson.parse("{\"a\":5e-1,\"b\":[{\"x\":100000000000000000000,\"y\":1}]}");
    assertThat(PlainJson.compact(CanonicalJson.of(one)))
        .isEqualTo("{\"a\":0.5,\"b\":[{\"x\":1.0E20,\"y\":1}]}")
        .isEqualTo(PlainJson.compact(CanonicalJson.of(other)));
  }

  @Test
  void fieldsOfAnotherKindAreEmpty() {
    LenientFields fields =
        LenientFields.parse("{\"text\":\"t\",\"number\":1.0,\"list\":[1,\"a\"],\"null\":null}");
    assertThat(fields.string("text")).contains("t");
    assertThat(fields.string("number")).isEmpty();
    assertThat(fields.text("number")).contains("1.0");
    assertThat(fields.text("list")).contains("[1,\"a\"]");
    assertThat(fields.text("null")).isEmpty();
    assertThat(fields.has("null")).isTrue();
    assertThat(fields.texts("list")).containsExactly("1", "a");
    assertThat(fields.texts("text")).isEmpty();
    assertThat(fields.fields("list").isEmpty()).isTrue();
    assertThat(fields.flag("text")).isFalse();
    assertThat(fields.objects("none", (name, json) -> json)).isEmpty();
  }

  @Test
  void changesKeepTheOtherFieldsAndTheirPlaces() {
    LenientFields fields = LenientFields.parse("{\"a\":{\"x\":1},\"b\":2,\"c\":{}}");
    assertThat(fields.with("a", 3).with("d", 4)).hasToString("{\"a\":3,\"b\":2,\"c\":{},\"d\":4}");
    assertThat(fields.without("b", "none")).hasToString("{\"a\":{\"x\":1},\"c\":{}}");
    assertThat(fields.changed("a", a -> a.without("x")).changed("b", b -> b.with("x", 1)))
        .hasToString("{\"a\":{},\"b\":2,\"c\":{}}");
    assertThat(fields.changed((name, object) -> object.with("n", name)))
        .hasToString("{\"a\":{\"x\":1,\"n\":\"a\"},\"b\":2,\"c\":{\"n\":\"c\"}}");
  }
}
