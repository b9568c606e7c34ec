package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.image.ImageOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareWithLastTest {

  @TempDir Path dir;

  private static void compare(Workplace place, Optional<String> spec) {
    CompareWithLast.Options options =
        new CompareWithLast.Options(spec, Optional.empty(), Optional.empty(), false, true);
    new CompareWithLast(place.build(), Workplace.all(), options).run();
  }

  private static void runOnce(Workplace place, boolean dryRun) {
    RunOnce.Options options =
        new RunOnce.Options(
            new RunOnce.Source(Optional.empty(), Optional.empty()),
            false,
            Optional.empty(),
            dryRun,
            new ImageOptions(false, false),
            Optional.empty(),
            false);
    new RunOnce(place.build(), Workplace.all(), Workplace.releases(), Workplace.turn(), options)
        .run();
  }

  @Test
  void saysWhatDiffersFromTheLastRun() {
    Workplace place = Workplace.in(dir);
    runOnce(place, false);
    place.said.lines().clear();
    compare(place, Optional.empty());
    assertThat(place.said.lines()).endsWith("  Nothing changes.");
    place.configs().conf("base/parameters.yml", "size: 4\n");
    assertThatThrownBy(() -> compare(place, Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageMatching(
            "The pipeline differs from job space-\\S+, and -Dvertexai.failOnChange is set;"
                + " target/vertexai/space.diff shows how.");
    assertThat(place.said.lines()).anyMatch(line -> line.contains("size"));
    assertThat(dir.resolve("target/vertexai/space.diff")).exists();
  }

  @Test
  void withoutARunItSaysWhatElseToCompareWith() {
    assertThatThrownBy(() -> compare(Workplace.in(dir), Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "No job of pipeline 'space' was run in environment 'local': give -Dvertexai.job,"
                + " -Dvertexai.schedule or -Dvertexai.spec.");
  }

  @Test
  void aSpecFileNeedsNoConnection() {
    Workplace place = Workplace.in(dir);
    runOnce(place, true);
    compare(place, Optional.of("target/vertexai/space.json"));
    assertThat(place.said.lines()).endsWith("  Nothing changes.");
    assertThat(place.service.connected()).isEmpty();
  }
}
