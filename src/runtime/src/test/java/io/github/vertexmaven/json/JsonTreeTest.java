package io.github.vertexmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gson itself makes of a text is the rule. */
class JsonTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"a\": {\"b\": [1, -2.5e3, true, false, null, \"x\"]}, \"c\": []} \n",
        "{\"big\": 12345678901234567890123, \"exact\": 0.1000}",
        "{\"a\\\"\\\\\\n\\u00e9\": \"\\ud83d\\ude00 ü \\/\"}",
        "{\"\": {\"deep\": [[[{}]]]}}"
      })
  void readsWhatGsonReads(String text) throws IOException {
    JsonObject read = JsonTree.parse(text);

    assertThat(read).isEqualTo(JsonParser.parseString(text));
    assertThat(read.toString()).isEqualTo(JsonParser.parseString(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\": }",
        "{\"a\": 1,}",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\": 1} {\"b\": 2}",
        "{\"a\": 1} x",
        "{\"a\": 1}}",
        "{\"a\": [1 2]}"
      })
  void refusesWhatIsNotOneObject(String text) {
    assertThatThrownBy(() -> JsonTree.parse(text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"{}\"", "null"})
  void refusesOtherValues(String text) {
    assertThatThrownBy(() -> JsonTree.parse(text)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void writesValuesInTheirOrder() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", Arrays.asList("x", null, true, 1, 2L, 0.5, 1e300, -0.0f));
    value.put("a", Map.of("b", Map.of()));
    value.put("c", List.of());
    value.put("n", new BigDecimal("1E+400"));
    value.put("i", BigInteger.TEN.pow(30));

    assertThat(written(value))
        .isEqualTo(
            "{\"z\":[\"x\",null,true,1,2,0.5,1.0E300,-0.0],\"a\":{\"b\":{}},\"c\":[],"
                + "\"n\":1E+400,\"i\":1000000000000000000000000000000}");
  }

  @Test
  void everyCharacterComesBack() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      all.append((char) c);
    }
    all.append("\ud83d\ud83d\ude00\ude00 \"\\/\b\f\n\r\t");
    String text = all.toString();

    String bytes =
        new String(written(Map.of(text, text)).getBytes(StandardCharsets.UTF_8), "UTF-8");

    assertThat(JsonTree.parse(bytes).get(text).getAsString()).isEqualTo(text);
    assertThat(JsonParser.parseString(bytes).getAsJsonObject().keySet()).containsExactly(text);
  }

  @Test
  void refusesNumbersThatJsonDoesNotHave() {
    for (Object number : List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN)) {
      assertThatThrownBy(() -> written(List.of(number)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("JSON has no number " + number + ".");
    }
  }

  @Test
  void numbersOfTheProjectAreWrittenByTheirValue() {
    assertThat(written(new TreeMap<>(Map.of("half", new Half())))).isEqualTo("{\"half\":0.5}");
    assertThat(written(new ArrayList<>(List.of(Text.WORD)))).isEqualTo("[\"WORD\"]");
  }

  private enum Text {
    WORD
  }

  private static final class Half extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return 0;
    }

    @Override
    public long longValue() {
      return 0;
    }

    @Override
    public float floatValue() {
      return 0.5f;
    }

    @Override
    public double doubleValue() {
      return 0.5;
    }

    @Override
    public String toString() {
      return "1/2";
    }
  }

  private static String written(Object value) {
    StringBuilder out = new StringBuilder();
    JsonTree.write(value, out);
    return out.toString();
  }
}
