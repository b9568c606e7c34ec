package io.github.vertexmaven.core.compile.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CacheLimitTest {

  private static final String SPEC =
      "{\"components\":{\"comp-sub\":{\"dag\":{\"tasks\":{\"b\":{\"cachingOptions\":{\"enableCache\":true}}}}},"
          + "\"comp-a\":{\"executorLabel\":\"exec-a\"}},"
          + "\"deploymentSpec\":{\"executors\":{\"exec-a\":{\"container\":{\"image\":\"i\",\"resources\":{\"cpuLimit\":4.0}}},"
          + "\"exec-b\":{\"container\":{\"env\":[{\"name\":\"A\",\"value\":\"<b>\"}]}},"
          + "\"importer\":{\"importer\":{\"reimport\":true}}}},"
          + "\"root\":{\"dag\":{\"tasks\":{\"a\":{\"cachingOptions\":{\"enableCache\":true}},\"i\":{}}}}}";

  private static String at(String time) {
    return limited(CacheLimit.ofJob(Duration.ofDays(7), Instant.parse(time)));
  }

  private static String limited(CacheLimit limit) {
    return limit.on(SpecDocument.parse(SPEC)).text();
  }

  @Test
  void containersOfOnePeriodAreTheSameAndOfAnotherAreNot() {
    assertThat(at("2026-11-05T00:00:00Z"))
        .isEqualTo(at("2026-11-11T23:59:59Z"))
        .isNotEqualTo(at("2026-11-12T00:00:00Z"))
        .isEqualTo(
            SPEC.replace(
                    "4.0}}}",
                    "4.0},\"env\":[{\"name\":\"VERTEXAI_CACHE_PERIOD\",\"value\":\"2966\"}]}}")
                .replace(
                    "\"<b>\"}]",
                    "\"<b>\"},{\"name\":\"VERTEXAI_CACHE_PERIOD\",\"value\":\"2966\"}]"));
  }

  @Test
  void isTakenFromASubmittedSpecAgain() {
    assertThat(CacheLimit.without(SpecDocument.parse(at("2026-11-05T00:00:00Z"))).text())
        .isEqualTo(SPEC);
  }

  @Test
  void aScheduleTakesNothingFromTheCache() {
    assertThat(limited(CacheLimit.ofSchedule()))
        .isEqualTo(SPEC.replace("\"enableCache\":true", ""));
  }
}
