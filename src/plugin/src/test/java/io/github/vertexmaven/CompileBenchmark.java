package io.github.vertexmaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledFiles;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the goal {@code compile} does, fork included; the README says how to run it. Prints, and
 * asserts no time.
 */
class CompileBenchmark {

  private static final int NODES_PER_CLASS = 100;
  private static final int RUNS = 5;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void compile(int nodes, @TempDir Path dir) throws IOException {
    Path classes = Javac.into(dir.resolve("classes"), chain(nodes));
    List<Path> classPath = new ArrayList<>(List.of(classes));
    Javac.classPath().stream().filter(CompileBenchmark::isOfRuntime).forEach(classPath::add);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProjectJvm jvm = new ProjectJvm(java, classPath, List.of(classes), List.of());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int run = 0; run < RUNS; run++) {
      Path out = dir.resolve("vertexai-" + run);
      List<String> times = new ArrayList<>();
      long cpu = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      ResolvedConfig config =
          Configs.in(dir).conf("base/vertexai.yml", "run_config: {root: bucket}\n").resolve();
      times.add("configuration " + millisSince(start));
      long next = System.nanoTime();
      ProjectGraph graph =
          Description.in(out, jvm, config, "1.0")
              .graph(jvm, List.of(classes), config, dir, line -> {});
      times.add("graph with fork " + millisSince(next));
      next = System.nanoTime();
      String digest = CodeDigest.of(classPath, dir.resolve(".code-digests"));
      times.add("digest of code " + millisSince(next));
      next = System.nanoTime();
      SpecCompiler.Result result =
          SpecCompiler.compile(
              new CompileRequest(graph, config, "1.0", digest, CodeDigest::ofFile, 17));
      times.add("specs " + millisSince(next));
      next = System.nanoTime();
      CompiledFiles files = CompiledFiles.write(result, config, graph, out);
      times.add("writing " + millisSince(next));
      System.out.printf(
          Locale.ROOT,
          "compile, %d nodes: %d ms %s, of these %d ms on our own thread%n",
          nodes,
          millisSince(start),
          times,
          (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000);
      assertThat(Files.size(files.specs().get(ProjectGraph.DEFAULT))).isGreaterThan(nodes);
    }
  }

  /** A project has the runtime as one jar; here it is its classes and the parsers. */
  private static boolean isOfRuntime(Path entry) {
    return entry
        .toString()
        .matches(".*(runtime|gson-|snakeyaml-|fastcsv-|fastdoubleparser-|aalto-|stax2-).*");
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static Map<String, String> chain(int nodes) {
    Map<String, String> sources = new LinkedHashMap<>();
    StringBuilder all = new StringBuilder();
    for (int first = 0; first < nodes; first += NODES_PER_CLASS) {
      StringBuilder text = new StringBuilder("public class C" + first + " {\n");
      for (int i = first; i < first + NODES_PER_CLASS; i++) {
        String input = i == 0 ? "" : "@Input(\"d" + i + "\") String in";
        text.append(
            "@Node(outputs = \"d%d\") public static String node%05d(%s) { return \"\"; }\n"
                .formatted(i + 1, i, input));
      }
      sources.put("C" + first, text.append("}\n").toString());
      all.append(all.isEmpty() ? "" : ", ").append("C" + first + ".class");
    }
    sources.put(
        "Pipelines",
        "public class Pipelines implements PipelineRegistry { public Map<String, Pipeline>"
            + " pipelines() { return Map.of(DEFAULT, Pipeline.of("
            + all
            + ")); } }");
    return sources;
  }
}
