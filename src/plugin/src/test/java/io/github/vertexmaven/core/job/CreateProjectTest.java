package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.conf.start.ConfSchemas;
import io.github.vertexmaven.core.show.terminal.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New projects, from the starters as their sources are. */
class CreateProjectTest {

  private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();

  /** The folders that a starter is packed from, by its artifact's id. */
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "vertexai-archetype",
          List.of("archetype/src/main/resources"),
          "vertexai-archetype-minimal",
          List.of("archetype/src/main/resources", "archetype/minimal/src/main/resources"));

  @TempDir Path dir;

  private final List<String> said = new ArrayList<>();
  private final ByteArrayOutputStream asked = new ByteArrayOutputStream();

  private Path archive(String artifactId) {
    Path jar = dir.resolve(artifactId + ".jar");
    Map<String, Path> files = new TreeMap<>();
    try {
      for (String source : SOURCES.get(artifactId)) {
        Path top = TOP.resolve(source);
        try (Stream<Path> found = Files.walk(top)) {
          found
              .filter(Files::isRegularFile)
              .forEach(file -> files.put(top.relativize(file).toString().replace('\\', '/'), file));
        }
      }
      for (String wrapper : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
        files.put("archetype-resources/" + wrapper, TOP.resolve(wrapper));
      }
      try (OutputStream out = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, Path> file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(Files.readAllBytes(file.getValue()));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return jar;
  }

  private Question question(String answers) {
    PrintStream out = new PrintStream(asked, true, StandardCharsets.UTF_8);
    return new Question(!answers.isEmpty(), out, new StringReader(answers));
  }

  private CreateProject create(
      Optional<String> starter,
      Map<String, String> given,
      CloudPlace cloud,
      List<BuildServer> servers,
      String answers) {
    return new CreateProject(
        new Remembered(said),
        dir.resolve("here"),
        dir,
        starter,
        given,
        cloud,
        servers,
        question(answers),
        this::archive);
  }

  private record Remembered(List<String> said) implements Log {
    @Override
    public void info(String line) {
      said.add(line);
    }

    @Override
    public void warn(String line) {
      said.add("WARN " + line);
    }
  }

  private static CloudPlace nowhere() {
    return new CloudPlace(Optional.empty(), Optional.empty());
  }

  private static Set<String> files(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> project.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void withoutAWordItIsSpaceflights() throws IOException {
    create(Optional.empty(), Map.of(), nowhere(), List.of(), "").run();

    Path project = dir.resolve("spaceflights");
    assertThat(files(project))
        .contains(
            "pom.xml",
            "README.md",
            ".gitignore",
            "mvnw",
            "mvnw.cmd",
            ".mvn/wrapper/maven-wrapper.properties",
            ".mvn/jvm.config",
            "conf/prod/vertexai.yml",
            "data/01_raw/shuttles.xlsx",
            "src/main/java/com/example/spaceflights/DataScience.java",
            "src/test/java/com/example/spaceflights/PipelinesTest.java")
        .containsAll(ConfSchemas.files().keySet());
    assertThat(project.resolve("mvnw")).isExecutable();
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<groupId>com.example</groupId>", "<name>Spaceflights</name>")
        .contains("<version>0.1.0-SNAPSHOT</version>", "<version>${tribuo.version}</version>");
    assertThat(project.resolve("data/01_raw/shuttles.xlsx"))
        .hasSameBinaryContentAs(
            TOP.resolve(
                "archetype/src/main/resources/archetype-resources/data/01_raw/shuttles.xlsx"));
    assertThat(said.get(0))
        .matches("Created \\S+spaceflights from the starter 'spaceflights': \\d+ files\\.");
    assertThat(said).contains("  cd ../spaceflights");
  }

  @Test
  void theMinimalStarterTakesGivenNames() throws IOException {
    Map<String, String> given =
        Map.of("groupId", "org.acme", "artifactId", "price-report", "version", "1");

    create(Optional.of("minimal"), given, nowhere(), List.of(), "").run();

    Path project = dir.resolve("price-report");
    assertThat(files(project))
        .contains("src/main/java/org/acme/price_report/Orders.java", "conf/local/vertexai.yml")
        .containsAll(ConfSchemas.files().keySet());
    assertThat(project.resolve("README.md")).content().startsWith("# Price report\n");
    assertThat(project.resolve("pom.xml")).content().contains("<version>1</version>");
    assertThat(project.resolve("conf/base/vertexai.yml"))
        .content()
        .contains("root: my-bucket/price-report");
  }

  @Test
  void nothingOfATemplateIsLeft() throws IOException {
    for (String starter : List.of("spaceflights", "minimal")) {
      create(Optional.of(starter), Map.of(), nowhere(), List.of(), "").run();
      Path project = dir.resolve(starter);
      for (String file : files(project)) {
        if (file.endsWith(".java") || file.endsWith(".yml") || file.endsWith(".md")) {
          assertThat(project.resolve(file))
              .content()
              .doesNotContain("${package}", "${artifactId}", "${groupId}", "${projectName}");
        }
      }
    }
  }

  @Test
  void itAsksForWhatIsNotGiven() throws IOException {
    create(
            Optional.empty(),
            Map.of("groupId", "org.acme"),
            nowhere(),
            List.of(),
            "tiny\nminimal\nSmall orders!\n\n\ngithub\n")
        .run();

    assertThat(asked.toString(StandardCharsets.UTF_8).replace("\r", ""))
        .isEqualTo(
            "Starter, minimal or spaceflights [spaceflights]: there is no starter 'tiny'; choose"
                + " minimal or spaceflights.\n"
                + "Starter, minimal or spaceflights [spaceflights]: "
                + "Name of the project, for people [Minimal]: "
                + "artifactId, also the folder [small-orders]: "
                + "Java package [org.acme.small_orders]: "
                + "Files for CI, github, gitlab or none [none]: ");
    assertThat(files(dir.resolve("small-orders"))).contains(".github/workflows/vertexai.yml");
  }

  @Test
  void filesForACiServerAndTheCloudAreFilledIn() throws IOException {
    create(
            Optional.of("minimal"),
            Map.of(),
            new CloudPlace(Optional.of("acme-prod"), Optional.of("europe-west4")),
            List.of(BuildServer.GITLAB),
            "")
        .run();

    Path project = dir.resolve("minimal");
    assertThat(project.resolve("conf/prod/vertexai.yml"))
        .content()
        .contains("project_id: acme-prod\n", "region: europe-west4\n");
    assertThat(project.resolve(".gitlab-ci.yml")).content().contains("./mvnw");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNothingIsWritten() throws IOException {
    Map<String, String> given =
        Map.of("artifactId", "My App", "package", "com.new.app", "groupId", "a b");

    assertThatThrownBy(
            () ->
                create(
                        Optional.of("minimal"),
                        given,
                        new CloudPlace(Optional.of("X"), Optional.empty()),
                        List.of(),
                        "")
                    .run())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "-DartifactId='My App': use lower-case letters, digits and '-', starting with a letter")
        .hasMessageContaining("-Dpackage='com.new.app': not the name of a Java package")
        .hasMessageContaining("-DgroupId='a b': use letters, digits, '_' and '-'")
        .hasMessageContaining("-Dvertexai.projectId: 'X' is not valid");
    assertThat(dir.resolve("My App")).doesNotExist();
  }

  @Test
  void aFolderWithFilesIsLeftAlone() throws IOException {
    Files.createDirectories(dir.resolve("minimal"));
    create(Optional.of("minimal"), Map.of(), nowhere(), List.of(), "").run();

    assertThatThrownBy(
            () -> create(Optional.of("minimal"), Map.of(), nowhere(), List.of(), "").run())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("has files already. Choose another -DartifactId, or another folder.");
  }

  @Test
  void anUnknownStarterIsRefused() {
    assertThatThrownBy(() -> create(Optional.of("big"), Map.of(), nowhere(), List.of(), "").run())
        .isInstanceOf(UserException.class)
        .hasMessage(
            "-Dvertexai.starter: there is no starter 'big'; choose minimal or spaceflights.");
  }
}
