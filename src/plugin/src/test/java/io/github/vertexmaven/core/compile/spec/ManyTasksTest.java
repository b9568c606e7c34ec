package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that several processors describe are those that one describes. */
class ManyTasksTest {

  private static final int FEW = 40;
  private static final int MANY = 400;

  @TempDir Path temp;

  private SpecCompiler.Result chain(int nodes) {
    Configs configs =
        Specs.project(temp)
            .conf("base/catalog.yml", "\"d{n}0\": {type: csv, filepath: \"gs://b/{n}.csv\"}\n")
            .conf("base/parameters.yml", "rate: {slow: 1, fast: 2}\n");
    return Specs.compile(
        configs,
        Graphs.of(
            IntStream.range(0, nodes)
                .mapToObj(
                    i ->
                        ("n" + i + ": ")
                            + (i == 0 ? "" : "d" + (i - 1) + " ")
                            + (i % 3 == 0 ? "params:rate.slow" : "params:rate")
                            + " -> d"
                            + i)
                .toArray(String[]::new)));
  }

  private static Map<String, Launch> launches(SpecCompiler.Result result) {
    List<Launch> all = result.pipelines().get(0).launches();
    Map<String, Launch> byTask = new HashMap<>();
    all.forEach(launch -> byTask.put(launch.task(), launch));
    assertThat(byTask).hasSameSizeAs(all);
    return byTask;
  }

  @Test
  void aTaskIsTheSameAmongFewAndAmongMany() {
    Map<String, Launch> few = launches(chain(FEW));
    Map<String, Launch> many = launches(chain(MANY));
    assertThat(few).hasSize(FEW);
    assertThat(many).hasSize(MANY).containsAllEntriesOf(few);
  }

  @Test
  void manyTasksAreTheSameEachTime() {
    SpecCompiler.Result first = chain(MANY);
    String spec = SpecJson.of(first.pipelines().get(0).spec());
    for (int i = 0; i < 5; i++) {
      SpecCompiler.Result next = chain(MANY);
      assertThat(next).hasToString(first.toString());
      assertThat(SpecJson.of(next.pipelines().get(0).spec())).isEqualTo(spec);
    }
  }
}
