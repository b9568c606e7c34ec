package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.GivenOptions;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code vertexai:cancel} says before it asks anything. */
class CancelJobTest {

  private static CancelJob cancel(String fromPom) {
    Optional<String> job = new GivenOptions(new Properties()).filled("job", fromPom);
    return new CancelJob(null, job, null);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAJobItSaysWhereJobsAre(String job) {
    assertThatThrownBy(() -> cancel(job).run())
        .isInstanceOf(UserException.class)
        .hasMessage("-Dvertexai.job=<job> is missing: vertexai:list-pipelines lists the jobs.");
    assertThat(cancel("train-1").named()).isEqualTo("train-1");
  }
}
