package io.github.vertexmaven.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {

  @ParameterizedTest
  @CsvSource({
    "splitData, split_data",
    "xTrain, x_train",
    "X, x",
    "x, x",
    "HTMLPage, html_page",
    "parseHTML, parse_html",
    "parseHTMLPage, parse_html_page",
    "DataScience, data_science",
    "aB, a_b",
    "aBC, a_bc",
    "split_data, split_data",
    "Split_Data, split_data",
    "MAX_VALUE, max_value",
    "x2Train, x2_train",
    "train2, train2",
    "train2Model, train2_model",
    "model$1, model$1",
    "_hidden, _hidden",
    "größeXY, größe_xy",
  })
  void followsTheOneRule(String javaName, String snake) {
    assertThat(SnakeCase.of(javaName)).isEqualTo(snake);
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(SnakeCase.of("modelInputTABLE")).isEqualTo("model_input_table");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void appliedTwiceChangesNothing(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String name) {
    String once = SnakeCase.of(name);
    assertThat(SnakeCase.of(once)).isEqualTo(once);
  }
}
