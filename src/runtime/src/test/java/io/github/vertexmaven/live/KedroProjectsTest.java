package io.github.vertexmaven.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.runner.PipelineCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Opens Kedro projects as they are, and counts those that open. The projects are no part of this
 * repository: the property {@code kedro.projects} names a folder with one folder for each, which
 * has {@code conf/}. What each is refused for goes to {@code target/kedro-projects.txt}.
 */
@EnabledIfSystemProperty(named = "kedro.projects", matches = ".+")
class KedroProjectsTest {

  private static final String ASIDE = "ASIDE ";

  @Test
  void eachProjectOpensOrIsRefusedWithASentence() throws IOException {
    List<String> report = new ArrayList<>();
    List<String> crashed = new ArrayList<>();
    int opened = 0;
    int whole = 0;
    List<Path> projects;
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("kedro.projects")))) {
      projects = all.filter(p -> Files.isDirectory(p.resolve("conf"))).sorted().toList();
    }
    PrintStream err = System.err;
    System.setErr(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    try {
      for (Path project : projects) {
        String name = project.getFileName().toString();
        List<String> problems = problems(project);
        boolean aside = !problems.isEmpty() && problems.get(0).startsWith(ASIDE);
        opened += problems.isEmpty() || aside ? 1 : 0;
        whole += problems.isEmpty() ? 1 : 0;
        report.add((problems.isEmpty() ? "opens   " : aside ? "partly  " : "refused ") + name);
        problems.forEach(problem -> report.add("    " + problem.replace("\n", "\n    ")));
        problems.stream().filter(p -> p.startsWith("CRASH")).forEach(p -> crashed.add(name + p));
      }
    } finally {
      System.setErr(err);
    }
    report.add(
        opened
            + " of "
            + projects.size()
            + " open, "
            + whole
            + " of them with each of their entries");
    Files.write(Path.of("target/kedro-projects.txt"), report);
    assertThat(crashed).isEmpty();
    assertThat(projects).isNotEmpty();
  }

  /** What keeps a project from opening; empty when nothing does. */
  private List<String> problems(Path project) {
    List<String> problems = new ArrayList<>();
    try {
      ClassLoader loader = getClass().getClassLoader();
      PipelineCheck.unusable(OpenedConfig.read(project, "local", loader).openCatalog())
          .ifPresent(aside -> problems.add(ASIDE + aside));
    } catch (ConfException e) {
      problems.addAll(e.problems());
    } catch (RuntimeException | StackOverflowError e) {
      problems.add("CRASH " + e + " at " + List.of(e.getStackTrace()).subList(0, 6));
    }
    return problems;
  }
}
