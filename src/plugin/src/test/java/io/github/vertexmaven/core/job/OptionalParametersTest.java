package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.image.ImageOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code conf/} lacks is a parameter of a run if a node reads it, in every goal that makes
 * runs; a map changes what it names.
 */
class OptionalParametersTest {

  @TempDir Path dir;

  private Workplace place;

  @BeforeEach
  void writeTheProject() {
    place =
        Workplace.in(
            dir,
            "public static int train(@Param int size, @Param java.util.Optional<Integer> depth,"
                + " @Param(\"model.name\") java.util.Optional<String> name,"
                + " @Param(\"shape.edges\") java.util.Optional<Integer> edges,"
                + " @Param java.util.Optional<Limits> limits,"
                + " @Param java.util.Map<String, Integer> prices)"
                + " { System.out.println(size + \" \" + depth + \" \" + name + \" \" + edges + \" \" +"
                + " limits + \" \" + new java.util.TreeMap<>(prices)); return size; }"
                + " public record Limits(int low, java.util.Optional<Integer> high) {}");
    place
        .configs()
        .conf("base/parameters.yml", "size: 3\nmodel: {alpha: 1}\nprices: {a: 1, b: 2}\n");
  }

  private static final String GIVEN =
      "depth=4,model.name=big,shape={edges: 6},limits={low: 1, high: 2},prices={b: 5, c: 7}";

  private void runLocal() {
    RunLocal.Options options =
        new RunLocal.Options(Optional.of(1), Optional.empty(), false, Optional.empty());
    new RunLocal(place.build(), Workplace.all(), options).run();
  }

  private void runOnce() {
    RunOnce.Options options =
        new RunOnce.Options(
            new RunOnce.Source(Optional.empty(), Optional.empty()),
            true,
            Optional.empty(),
            false,
            new ImageOptions(false, false),
            Optional.empty(),
            false);
    new RunOnce(place.build(), Workplace.all(), Workplace.releases(), Workplace.turn(), options)
        .run();
  }

  private void schedule() {
    MakeSchedules.Options options =
        new MakeSchedules.Options(
            Optional.empty(), Optional.empty(), false, true, new ImageOptions(false, false));
    new MakeSchedules(place.build(), Workplace.releases(), Workplace.turn(), options).run();
  }

  @Test
  void aLocalRunTakesThem() {
    runLocal();
    place.configs().params(GIVEN);
    runLocal();
    assertThat(String.join("\n", place.said.lines()))
        .contains(
            "3 Optional.empty Optional.empty Optional.empty Optional.empty {a=1, b=2}",
            "3 Optional[4] Optional[big] Optional[6] Optional[Limits[low=1, high=Optional[2]]]"
                + " {a=1, b=5, c=7}");
  }

  @Test
  void aJobTakesThem() {
    place.configs().params(GIVEN);
    runOnce();
    assertThat(place.service.submitted().values().iterator().next().job().parameters())
        .isEqualTo(
            Map.of(
                "depth", 4L,
                "model", Map.of("alpha", 1L, "name", "big"),
                "shape", Map.of("edges", 6L),
                "limits", Map.of("low", 1L, "high", 2L),
                "prices", Map.of("a", 1L, "b", 5L, "c", 7L)));
  }

  @Test
  void aScheduleTakesThemToo() {
    place
        .configs()
        .conf(
            "local/vertexai.yml",
            "run_config: {schedules: {__default__: {nightly: {cron: '0 3 * * *', parameters:"
                + " {depth: 4, prices: {b: 5}}}}}}\n")
        .params("prices.c=7");
    schedule();
    assertThat(String.join("\n", place.said.lines()).replaceAll("\\s", ""))
        .contains("\"parameterValues\":{\"depth\":4,\"prices\":{\"a\":1,\"b\":5,\"c\":7}}");
  }

  @Test
  void whatNoNodeReadsIsRefusedWithTheNearest() {
    place
        .configs()
        .params("dept=4,limits={low: 1, hihg: 2},shape.edgse=1,model={alhpa: 2},sice=1,zebra.x=1");
    String refused =
        "6 problems:\n"
            + "-Dvertexai.params: dept is not a parameter; did you mean 'depth'?\n"
            + "-Dvertexai.params: shape.edgse is not a parameter; did you mean 'shape.edges'?\n"
            + "-Dvertexai.params: model.alhpa is not a parameter; did you mean 'alpha'?\n"
            + "-Dvertexai.params: sice is not a parameter; did you mean 'size'?\n"
            + "-Dvertexai.params: zebra.x is not a parameter.\n"
            + "-Dvertexai.params: limits.hihg: is not a component of Limits; did you mean 'high'?\n"
            + "  Node 'train' reads it: acme.Science#train";
    for (Runnable goal : List.<Runnable>of(this::runLocal, this::runOnce)) {
      assertThatThrownBy(goal::run).isInstanceOf(UserException.class).hasMessage(refused);
    }
    place
        .configs()
        .params("depth=1")
        .conf(
            "local/vertexai.yml",
            "run_config: {schedules: {__default__: {nightly: {cron: '0 3 * * *', parameters:"
                + " {dept: 4}}}}}\n");
    assertThatThrownBy(this::schedule)
        .isInstanceOf(UserException.class)
        .hasMessage("conf/local/vertexai.yml:1: dept is not a parameter; did you mean 'depth'?");
  }
}
