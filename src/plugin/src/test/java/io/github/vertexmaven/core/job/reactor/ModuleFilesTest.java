package io.github.vertexmaven.core.job.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleFilesTest {

  @TempDir Path module;

  private void file(String name, String text) throws Exception {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    "conf/base/vertexai.yml, true",
    "conf/prod/vertexai.yaml, true",
    "conf/base/tables/catalog_raw.yml, true",
    "conf/base/parameters.yml, true",
    "conf/base/logging.yml, false",
    "conf/vertexai.schema.json, false",
    "src/main/resources/vertexai.yml, false"
  })
  void settingsAreFilesOfConf(String name, boolean settings) throws Exception {
    file(name, "what it says does not matter: {");
    assertThat(ModuleFiles.haveSettings(module)).isEqualTo(settings);
  }

  @Test
  void nodesAndRegistriesAreFoundByTheirClassFiles() throws Exception {
    Path classes = module.resolve("target/classes");
    file("target/classes/Plain.class", "Ljava/lang/Object;");
    assertThat(ModuleFiles.mayHaveNodes(classes, List.of())).isFalse();
    file("target/classes/a/Nodes.class", "\u00feLio/github/vertexmaven/annotation/Node;");
    assertThat(ModuleFiles.mayHaveNodes(classes, List.of())).isTrue();
  }

  @Test
  void whatIsNotCompiledMayHaveNodes() throws Exception {
    Path classes = module.resolve("target/classes");
    Path sources = module.resolve("src/main/java");
    assertThat(ModuleFiles.mayHaveNodes(classes, List.of(sources))).isFalse();
    file("src/main/java/Any.java", "class Any {}");
    assertThat(ModuleFiles.mayHaveNodes(classes, List.of(sources))).isTrue();
    Files.createDirectories(classes);
    assertThat(ModuleFiles.mayHaveNodes(classes, List.of(sources))).isFalse();
  }
}
