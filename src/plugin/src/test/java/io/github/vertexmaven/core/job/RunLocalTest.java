package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLocalTest {

  @TempDir Path dir;

  private static void run(Workplace place, Optional<String> saveDurations) {
    RunLocal.Options options =
        new RunLocal.Options(Optional.of(1), Optional.empty(), true, saveDurations);
    new RunLocal(place.build(), Workplace.all(), options).run();
  }

  @Test
  void runsTheNodesAndReports() {
    Workplace place = Workplace.in(dir);
    run(place, Optional.of("true"));
    assertThat(place.lines())
        .contains(
            "started  train",
            "1 of 1 nodes done in N s",
            "Report    target/vertexai/space.run.html",
            "wrote how long 1 node took to conf/local/vertexai-durations.yml");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
    assertThat(dir.resolve("conf/local/vertexai-durations.yml")).exists();
    assertThat(place.service.connected()).isEmpty();
  }

  @Test
  void aNodeThatFailsSaysHowToGoOn() {
    Workplace place =
        Workplace.in(
            dir,
            "public static int train(@Param int size) { throw new RuntimeException(\"no luck\");"
                + " }");
    place.typed.setProperty("vertexai.env", "local");
    assertThatThrownBy(() -> run(place, Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Node 'train' failed: java.lang.RuntimeException: no luck")
        .hasMessageEndingWith(
            "To go on from there: mvn vertexai:run-local -Dvertexai.env=local"
                + " -Dvertexai.fromNodes=train");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
  }
}
