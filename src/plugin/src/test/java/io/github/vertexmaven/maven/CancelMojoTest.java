package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code vertexai:cancel} says before it asks anything. */
class CancelMojoTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAJobItSaysWhereJobsAre(String job) {
    assertThatThrownBy(() -> CancelMojo.named(job))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "-Dvertexai.job=<job> is not given: vertexai:list-pipelines shows the jobs there are.");
    assertThat(CancelMojo.named("train-1")).isEqualTo("train-1");
  }
}
