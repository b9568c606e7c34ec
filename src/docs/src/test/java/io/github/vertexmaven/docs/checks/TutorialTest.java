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

/** Who follows the tutorial gets what it says: its files, put into the starter, build and run. */
class TutorialTest {

  private static final Path PAGE = Path.of("src/docs/pages/tutorial/your-own-node.md");

  @TempDir Path project;

  @Tag("slow")
  @Test
  void theNodeOfTheTutorialIsTestedAndRuns() throws Exception {
    Starter.write(project);
    for (Block block : Markdown.blocks(PAGE)) {
      if (!block.name().isEmpty()) {
        add(block);
      }
    }
    Path classes = compile();

    String said = run(classes);

    assertThat(said).contains("tests: 15 of 15");
    assertThat(Files.readString(project.resolve("data/08_reporting/price_report.json")))
        .contains("\"shuttles\"", "\"over_limit\"");
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

  private String run(Path classes) throws Exception {
    Path log = project.resolve("run.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                TutorialRun.class.getName(),
                Starter.PACKAGE)
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
