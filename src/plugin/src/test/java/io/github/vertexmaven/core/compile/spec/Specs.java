package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;

/** Compiles what a test writes; golden files are written anew with {@code -Dgolden.update}. */
final class Specs {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  private Specs() {}

  /** A project whose runs lie in a bucket, and which has nothing else yet. */
  static Configs project(Path dir) {
    return Configs.in(dir).conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n");
  }

  static SpecCompiler.Result compile(Configs configs, ProjectGraph graph) {
    return SpecCompiler.compile(
        new CompileRequest(
            graph, configs.resolve(), "1.0", "code", file -> CodeDigest.ofFile(file), 17));
  }

  static String spec(Configs configs, ProjectGraph graph) {
    return SpecJson.of(compile(configs, graph).pipelines().get(0).spec());
  }

  static JsonObject root(String spec) {
    return JsonParser.parseString(spec).getAsJsonObject().getAsJsonObject("root");
  }

  static void assertGolden(String name, String spec) throws IOException {
    assertThat(StrictSpec.faults(spec)).isEmpty();
    Golden.assertSame(GOLDEN.resolve(name + ".json"), spec);
  }
}
