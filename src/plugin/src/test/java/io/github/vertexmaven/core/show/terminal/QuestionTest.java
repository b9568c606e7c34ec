package io.github.vertexmaven.core.show.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Question question(boolean asks, String input) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Question(asks, stream, new StringReader(input));
  }

  @ParameterizedTest
  @CsvSource({"y, true", "Yes, true", "n, false", "'', false", "yep, false"})
  void takesYesForYesOnly(String answer, boolean confirmed) {
    assertThat(question(true, answer + "\n").confirms("Overwrite?")).isEqualTo(confirmed);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Overwrite? [y/N] ");
  }

  @Test
  void theEndOfInputIsNo() {
    assertThat(question(true, "").confirms("Overwrite?")).isFalse();
  }

  @Test
  void asksNothingInBatchMode() {
    assertThat(question(false, "n\n").confirms("Overwrite?")).isTrue();
    assertThat(out.size()).isZero();
  }

  @Test
  void asksAgainUntilAnAnswerIsRight() {
    Question question = question(true, "Big Name\n\nsecond\n");

    assertThat(question.answer("artifactId", "app", answer -> wrong(answer))).isEqualTo("app");
    assertThat(question.answer("artifactId", "app", answer -> wrong(answer))).isEqualTo("second");
    assertThat(question.answer("artifactId", "app", answer -> wrong(answer))).isEqualTo("app");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "artifactId [app]: no spaces"
                + System.lineSeparator()
                + "artifactId [app]: ".repeat(3));
  }

  private static Optional<String> wrong(String answer) {
    return answer.contains(" ") ? Optional.of("no spaces") : Optional.empty();
  }

  @Test
  void theDefaultIsTheAnswerInBatchMode() {
    assertThat(question(false, "x\n").answer("Name", "app", answer -> Optional.empty()))
        .isEqualTo("app");
  }
}
