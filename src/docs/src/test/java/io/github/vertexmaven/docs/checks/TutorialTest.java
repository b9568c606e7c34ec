package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows a page gets what it says: its files, put into a project, build and run. */
class TutorialTest {

  private static final Path PAGES = Path.of("src/docs/pages");

  @TempDir Path project;

  @Tag("slow")
  @Test
  void theNodeOfTheTutorialIsTestedAndRuns() throws Exception {
    Starter.write(project);
    for (Block block : Markdown.blocks(PAGES.resolve("tutorial/your-own-node.md"))) {
      if (!block.name().isEmpty()) {
        add(block);
      }
    }
    Path classes = compile();

    String said = run(classes, Starter.PACKAGE);

    assertThat(said).contains("tests: 16 of 16");
    assertThat(Files.readString(project.resolve("data/08_reporting/price_report.json")))
        .contains("\"shuttles\"", "\"over_limit\"");
  }

  /** The files of a page that is a project of its own. */
  private Path projectOf(String page) throws IOException {
    for (Block block : Markdown.blocks(PAGES.resolve(page))) {
      if (block.name().matches("(src|conf|data)/.*")) {
        Path file = project.resolve(block.name());
        Files.createDirectories(file.getParent());
        Files.writeString(
            file,
            block.text(),
            StandardOpenOption.CREATE,
            block.language().equals("yaml")
                ? StandardOpenOption.APPEND
                : StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
    Files.createDirectories(project.resolve("conf/local"));
    Files.writeString(project.resolve("conf/local/vertexai.yml"), "endpoint: emulator\n");
    return compile();
  }

  @Test
  void theDatasetOfThePageKeepsItsFile() throws Exception {
    run(projectOf("how-to/custom-dataset.md"), "com.acme");

    assertThat(project.resolve("data/02_intermediate/labels.properties"))
        .content()
        .startsWith("#made by the pipeline")
        .contains("ship=Shuttle");
  }

  @Test
  void levelsOfLoggersAreThoseOfThePage() throws Exception {
    Path classes = projectOf("how-to/logging.md");
    Files.createDirectories(project.resolve("data/01_raw"));
    Files.writeString(project.resolve("data/01_raw/names.json"), "[\" ann\"]");

    assertThat(run(classes, "com.acme")).contains("1 names").doesNotContain("names: [");
    Files.copy(
        project.resolve("src/main/resources/logging.properties"),
        classes.resolve("logging.properties"));
    assertThat(run(classes, "com.acme", "-Djava.util.logging.config.class=com.acme.LogLevels"))
        .contains("1 names", "names: [ ann]");
  }

  /** A file of the project gets more lines if it is YAML, and is replaced if it is Java. */
  private void add(Block block) throws IOException {
    Path file = project.resolve(block.name());
    if (block.language().equals("yaml")) {
      assertThat(file).exists();
      Files.writeString(file, "\n" + block.text(), StandardOpenOption.APPEND);
    } else {
      Files.writeString(file, block.text());
    }
  }

  private Path compile() throws IOException {
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    List<File> files = Starter.sources(project.resolve("src")).stream().map(Path::toFile).toList();
    List<JavaFileObject> sources = new ArrayList<>();
    ToolProvider.getSystemJavaCompiler()
        .getStandardFileManager(null, null, null)
        .getJavaFileObjectsFromFiles(files)
        .forEach(sources::add);
    assertThat(Javac.compile(sources, System.getProperty("java.class.path"), classes)).isEmpty();
    return classes;
  }

  private String run(Path classes, String testsIn, String... flags) throws Exception {
    Path log = project.resolve("run.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(flags));
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    command.addAll(List.of(TutorialRun.class.getName(), testsIn));
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> text(log)).isZero();
    return text(log);
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
