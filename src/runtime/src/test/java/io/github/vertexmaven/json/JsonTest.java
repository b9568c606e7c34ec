package io.github.vertexmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
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
class JsonTest {

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
    Map<String, Object> read = Json.object(text);

    assertThat(new GsonBuilder().serializeNulls().create().toJsonTree(read))
        .isEqualTo(JsonParser.parseString(text));
    assertThat(Json.object(Json.text(read))).isEqualTo(read);
  }

  @Test
  void linesAreWhatGsonWritesToAnyWriter() throws IOException {
    Object value =
        Json.object(
            "{\"a\\n\": [1, 2.5, null, true, {}], \"\": [[], {\"b\": \"\\u0001 \\ud83d\\ude00 <é>\"}]}");
    for (String indent : List.of("", "  ")) {
      StringWriter written = new StringWriter();
      Json.write(value, indent, written);
      assertThat(Json.lines(value, indent)).isEqualTo(written.toString());
    }
    assertThat(Json.line(value)).isEqualTo(Json.lines(value, "")).contains("\\u0001 😀");
  }

  @Test
  void numbersKeepTheirValue() throws IOException {
    assertThat(
            Json.object(
                "{\"a\": [0, -7, 999999999999999999, 9223372036854775807, 9223372036854775808,"
                    + " 1.0, 0.1000, -2.5e3]}"))
        .isEqualTo(
            Map.of(
                "a",
                List.of(
                    0L,
                    -7L,
                    999999999999999999L,
                    Long.MAX_VALUE,
                    new BigInteger("9223372036854775808"),
                    1.0,
                    0.1,
                    -2500.0)));
  }

  /** Digests are made of such texts. */
  @Test
  void aLineIsWhatGsonWrites() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", Arrays.asList("<x>\n\t\u2028é", null, true, 1, 2L, 0.5, 1e300));
    value.put("a", Map.of("b", Map.of(), "c", List.of()));

    assertThat(Json.line(value))
        .isEqualTo(new GsonBuilder().disableHtmlEscaping().serializeNulls().create().toJson(value));
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
    assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"{}\"", "null"})
  void refusesOtherValues(String text) {
    assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IllegalStateException.class);
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

    assertThat(Json.object(bytes).get(text)).isEqualTo(text);
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
    Json.write(value, out);
    return out.toString();
  }
}
