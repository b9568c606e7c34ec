package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.docs.checks.Javac.Source;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every block of code in the documentation is what it says. */
class SnippetsTest {

  /** What a block may be; for {@code sh} and {@code output} there are tests of their own. */
  private static final Set<String> LANGUAGES =
      Set.of("java", "yaml", "xml", "sh", "output", "", "python", "text");

  @TempDir static Path folder;

  private static Path classes;
  private static List<String> errors;

  @BeforeAll
  static void compile() throws IOException {
    Path starter = folder.resolve("starter");
    Starter.write(starter);
    classes = Files.createDirectories(folder.resolve("classes"));
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path file : Starter.sources(starter.resolve("src/main/java"))) {
      sources.add(new Source(name(file), file.toString(), 0, Files.readString(file)));
    }
    String classPath = System.getProperty("java.class.path");
    assertThat(Javac.compile(sources, classPath, classes)).isEmpty();
    List<Source> snippets = new ArrayList<>();
    Markdown.blocks("java").forEach(b -> snippets.add(JavaSnippet.source(b, snippets.size())));
    errors = Javac.compile(snippets, classes + java.io.File.pathSeparator + classPath, classes);
  }

  private static String name(Path file) {
    return "starter/" + file.getFileName().toString().replace(".java", "");
  }

  @Test
  void everyBlockSaysWhatItIs() {
    assertThat(Markdown.blocks()).hasSizeGreaterThan(100);
    assertThat(Markdown.blocks()).allMatch(block -> LANGUAGES.contains(block.language()));
  }

  @Test
  void javaCompiles() {
    assertThat(errors).isEmpty();
  }

  @Test
  void yamlIsConfigurationWithoutMistakes() throws IOException {
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (Block block : Markdown.blocks("yaml")) {
      Path project = folder.resolve("project" + number++);
      Optional<String> problem = problem(() -> read(block, project));
      problem.ifPresent(text -> wrong.add(block.at() + ": " + text));
    }
    assertThat(wrong).isEmpty();
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static Optional<String> problem(Reading reading) throws IOException {
    try {
      reading.run();
      return Optional.empty();
    } catch (UserException | ConfException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Reads it together with the other files of its page. */
  private static void read(Block block, Path project) throws IOException {
    if (!block.name().isEmpty()) {
      for (Block other : Markdown.blocks(block.file())) {
        if (other.name().startsWith("conf/")) {
          write(project.resolve(other.name()), other.text());
        }
      }
    }
    Path file = project.resolve(path(block));
    write(file, block.text());
    ResolvedConfig config = resolve(project, file.getParent().getFileName().toString());
    assertThat(isRead(path(block), config)).as(block.at() + ": something reads it").isTrue();
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, SnippetsTest.class.getClassLoader())) {
      DataPlaces places = new DataPlaces(project, Optional.of(project.resolve("gcs")));
      CatalogReader.open(config.catalog(), places, loader);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String path(Block block) {
    return block.name().isEmpty() ? "conf/base/" + kind(block) + ".yml" : block.name();
  }

  /** A file whose name means nothing would be right whatever stands in it. */
  private static boolean isRead(String path, ResolvedConfig config) {
    String kind = path.replaceFirst(".*/([a-z]+)[^/]*$", "$1");
    return switch (kind) {
      case "vertexai" -> !config.settingsTree().entries().isEmpty();
      case "catalog" -> !config.catalog().entries().isEmpty();
      case "parameters" -> !config.parameters().entries().isEmpty();
      case "mlflow" -> !config.mlflow().entries().isEmpty();
      case "credentials", "globals" -> true;
      default -> false;
    };
  }

  /** What kind of file a block without a name is from. */
  private static String kind(Block block) {
    String text = block.text();
    if (text.matches("(?s)(.*\\n)?(run_config|project_id|region|endpoint):.*")) {
      return "vertexai";
    }
    if (text.contains("credentials.yml") || text.contains("secret:")) {
      return "credentials";
    }
    return text.contains("type:") ? "catalog" : "parameters";
  }

  private static ResolvedConfig resolve(Path project, String env) {
    return ConfigResolver.resolve(
        new ConfigRequest(
            new ProjectFacts("com.acme", "flights", "1.0", project),
            env,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            name -> Optional.of(name).filter("raw_bucket"::equals),
            List.of(),
            ConfServices.none()));
  }
}
