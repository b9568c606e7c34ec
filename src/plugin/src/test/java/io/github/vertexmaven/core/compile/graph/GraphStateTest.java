package io.github.vertexmaven.core.compile.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphStateTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path dir;

  /** The order of unordered maps differs from JVM to JVM; three would agree on nothing else. */
  @Tag("slow")
  @Test
  void isTheSameInEveryJvm() throws IOException, InterruptedException {
    Configs.in(dir)
        .conf(
            "base/catalog.yml",
            """
            companies: {type: csv, filepath: data/companies.csv, layer: raw, load_args: {separator: ;}}
            shuttles: {type: excel, filepath: data/shuttles.xlsx, layer: raw}
            reviews: {type: csv, filepath: data/reviews.csv, versioned: true}
            regressor: {type: object, filepath: data/regressor.bin, layer: models}
            """)
        .conf("base/parameters.yml", "model: {size: 3, share: 0.2, name: a, seeds: [1, 2]}\n");
    Set<String> states = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      states.add(inAnotherJvm());
    }
    assertThat(states).containsExactly(state(dir));
  }

  @Test
  void differsWhenTheJavaOfThatPathIsAnother() throws IOException {
    Path java = Files.writeString(dir.resolve("java"), "17");
    Configs configs = Configs.in(dir);
    String before = GraphState.of(jvm(java), configs.resolve(), "1.0");
    Files.writeString(java, "17.0.1");
    assertThat(GraphState.of(jvm(java), configs.resolve(), "1.0")).isNotEqualTo(before);
  }

  private String inAnotherJvm() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GraphStateTest.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  /** Prints the state of the project in the folder that is given. */
  public static void main(String[] args) {
    System.out.println(state(Path.of(args[0])));
  }

  private static String state(Path project) {
    return GraphState.of(jvm(JAVA), Configs.in(project).resolve(), "1.0");
  }

  private static ProjectJvm jvm(Path java) {
    return new ProjectJvm(java, List.of(), List.of(), List.of());
  }
}
