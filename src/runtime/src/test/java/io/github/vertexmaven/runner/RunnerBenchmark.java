package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.testing.RandomPipelines;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own time per node; the README says how to run it. Prints, and asserts no time. */
class RunnerBenchmark {

  private static final int RUNS = 15;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void chainOfTrivialNodes(int nodes) {
    Pipeline chain =
        RandomPipelines.of(
            IntStream.range(0, nodes)
                .mapToObj(i -> "n%05d:%s -> d%d".formatted(i, i == 0 ? "" : " d" + i, i + 1))
                .toArray(String[]::new));
    RunScope scope =
        new RunScope(
            Catalog.empty(),
            Parameters.of(ConfValue.Mapping.empty(Location.of("benchmark"))),
            Map.of(),
            "id",
            "job",
            "local",
            "p");
    long[] micros = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      RunResult result = new Runner(2, List.of()).run(chain, scope);
      micros[run] = (System.nanoTime() - start) / 1_000;
      assertThat(result.outputs()).hasSize(1);
    }
    long first = micros[0];
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "Runner, chain of %d nodes: first run %.1f, median of %d runs %.1f microseconds per node%n",
        nodes,
        (double) first / nodes,
        RUNS,
        (double) micros[RUNS / 2] / nodes);
  }
}
