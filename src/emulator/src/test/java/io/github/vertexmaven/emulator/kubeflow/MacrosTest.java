package io.github.vertexmaven.emulator.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What texts of parameters stand for. */
class MacrosTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[RunUUID]] | run-id",
        "x{{workflow.uid}}y | xrun-idy",
        "[[CurrentTime]] | 20300102030405",
        "[[ScheduledTime]] | 20300102000000",
        "[[CurrentTime.2006-01-02 15:04]] | 2030-01-02 03:04",
        "[[ScheduledTime.Mon Jan 2]] | Wed Jan 2",
        "[[Index]] | 7",
        "{{$.scheduledTime.strftime('%Y/%m/%d')}} | 2030/01/02",
        "{{$.currentTime.strftime('%H-%M-%S %%')}} | 03-04-05 %",
        "[[Other]] | [[Other]]"
      })
  void standForFactsOfRun(String text, String meant) {
    Macros macros =
        new Macros(
            "run-id",
            Instant.parse("2030-01-02T03:04:05Z"),
            Instant.parse("2030-01-02T00:00:00Z"),
            7);
    assertThat(macros.filled(Map.of("p", text))).containsEntry("p", meant);
    assertThat(macros.filled(Map.of("p", 5.0))).containsEntry("p", 5.0);
  }
}
