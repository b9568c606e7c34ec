package io.github.vertexmaven.core.conf.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas beside the files that they describe. {@code -Dgolden.update} writes the starter's
 * copies anew.
 */
class ConfSchemasTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path STARTER =
      ROOT.resolve("archetype/src/main/resources/archetype-resources");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> SCHEMAS = schemas();

  /** A file of a page: what is behind the fence names it. */
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```ya?ml (conf/\\w+/\\S+)[^\\n]*\\n(.*?)^```");

  /** A file with its text. */
  record Yaml(String place, String kind, String text) {
    @Override
    public String toString() {
      return place;
    }
  }

  private static Map<String, JsonSchema> schemas() {
    Map<String, JsonSchema> schemas = new TreeMap<>();
    for (String kind : ConfSchemas.KINDS) {
      schemas.put(
          kind,
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(ConfSchemas.text(kind)));
    }
    return schemas;
  }

  @Test
  void theStarterBringsWhatInitWrites() throws IOException {
    for (Map.Entry<String, String> schema : ConfSchemas.files().entrySet()) {
      Golden.assertSame(STARTER.resolve(schema.getKey()), schema.getValue());
    }
  }

  @Test
  void everyFileOfTheStarterThatHasASchemaNamesIt() throws IOException {
    List<Yaml> files = confFiles(STARTER);
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    for (Yaml file : files) {
      assertThat(file.text().lines().findFirst())
          .as(file.place())
          .contains(ConfSchemas.firstLine(file.kind()));
    }
  }

  static Stream<Yaml> written() throws IOException {
    List<Yaml> all = new ArrayList<>(confFiles(STARTER));
    try (Stream<Path> projects = Files.list(ROOT.resolve("src/it"))) {
      for (Path project : projects.filter(Files::isDirectory).sorted().toList()) {
        if (!project.endsWith("broken") && !project.endsWith("target")) {
          all.addAll(confFiles(project));
        }
      }
    }
    try (Stream<Path> pages = Files.walk(ROOT.resolve("src/docs/pages"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        all.addAll(blocks(page));
      }
    }
    return all.stream();
  }

  private static List<Yaml> confFiles(Path folder) throws IOException {
    List<Yaml> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String place = ROOT.relativize(file).toString().replace('\\', '/');
        Optional<String> kind = ConfSchemas.kind(file.getFileName().toString());
        if (place.contains("/conf/") && !place.contains("/target/") && kind.isPresent()) {
          found.add(new Yaml(place, kind.get(), Files.readString(file)));
        }
      }
    }
    return found;
  }

  private static List<Yaml> blocks(Path page) throws IOException {
    List<Yaml> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      String name = block.group(1).replaceFirst(".*/", "");
      String place = ROOT.relativize(page) + ": " + block.group(1);
      ConfSchemas.kind(name).ifPresent(kind -> found.add(new Yaml(place, kind, block.group(2))));
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatIsWrittenForUsersIsSound(Yaml file) {
    Object plain = YamlReader.readValue(file.text(), file.place()).plain();
    assertThat(SCHEMAS.get(file.kind()).validate(JSON.valueToTree(plain))).isEmpty();
  }

  @Test
  void namesAreOfKinds() {
    assertThat(ConfSchemas.kind("catalog_raw.yaml")).contains("catalog");
    assertThat(ConfSchemas.kind("vertexai.yml")).contains("vertexai");
    assertThat(ConfSchemas.kind("parameters.yml")).isEmpty();
    assertThat(ConfSchemas.firstLine("catalog"))
        .isEqualTo("# yaml-language-server: $schema=../catalog.schema.json");
  }
}
