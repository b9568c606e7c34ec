package io.github.vertexmaven.core.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskIndexTest {

  private static final List<Node> NODES =
      List.of(
          Pages.node("a", "", List.of("group.first"), List.of(), "x"),
          Pages.node("b", "", List.of("group.first"), List.of("x"), "y"),
          Pages.node("c", "", List.of(), List.of("y"), "z"));

  @TempDir Path dir;

  private TaskIndex index() {
    CompileRequest request =
        new CompileRequest(
            new ProjectGraph("1.0", new TreeMap<>(Map.of(ProjectGraph.DEFAULT, NODES))),
            Configs.in(dir)
                .conf(
                    "base/vertexai.yml",
                    """
                    run_config:
                      root: bucket/folder
                      grouping: {strategy: tag}
                      resources: {c: {cpu: 8}}
                      nodes: {c: {retry: {max: 2}, caching: false}}
                    """)
                .resolve(),
            "1.0",
            "code",
            CodeDigest::ofFile,
            17);
    CompiledPipeline compiled = SpecCompiler.compile(request).pipelines().get(0);
    return TaskIndex.of(compiled);
  }

  @Test
  void nodesOfOneTaskSayTheirGroupAndWhy() {
    TaskIndex index = index();
    NodeTask first = index.of(NODES.get(0)).orElseThrow();
    assertThat(first.group()).isPresent();
    assertThat(first.reason().orElseThrow()).isNotBlank();
    assertThat(index.of(NODES.get(1))).contains(first);
  }

  @Test
  void aNodeOfItsOwnSaysWhatItAsksFor() {
    NodeTask alone = index().of(NODES.get(2)).orElseThrow();
    assertThat(alone.task()).isEqualTo("c");
    assertThat(alone.group()).isEmpty();
    assertThat(alone.cpu()).contains("8");
    assertThat(alone.cached()).isFalse();
    assertThat(alone.retries()).isEqualTo(2);
  }
}
