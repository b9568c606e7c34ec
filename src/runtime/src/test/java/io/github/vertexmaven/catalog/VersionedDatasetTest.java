package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionedDatasetTest {

  private static final String V1 = "2026-01-01T00.00.00.000Z";
  private static final String V2 = "2026-01-02T00.00.00.000Z";
  private static final String V3 = "2026-01-03T00.00.00.000Z";

  @TempDir Path project;

  private Catalog catalog(String more) {
    return TestCatalogs.open(
        project, "d: {type: text, filepath: data/d.txt, versioned: true" + more + "}");
  }

  @Test
  void keepsOneVersionForEachRun() {
    Catalog catalog = catalog("");
    assertThat(catalog.dataset("d").exists()).isFalse();
    catalog.forRun(V1).save("d", "first", String.class);
    catalog.forRun(V2).save("d", "second", String.class);
    assertThat(project.resolve("data/d.txt/" + V1 + "/d.txt")).hasContent("first");
    assertThat(catalog.load("d", String.class)).isEqualTo("second");
    assertThat(catalog("").dataset("d").exists()).isTrue();
    assertThat(catalog(", load_version: '" + V1 + "'").load("d", String.class)).isEqualTo("first");
  }

  @Test
  void readsWithinARunWhatItWroteAndNothingLater() {
    catalog("").forRun(V3).save("d", "later", String.class);
    Catalog run = catalog("").forRun(V2);
    assertThatThrownBy(() -> run.load("d", String.class))
        .hasMessage("Dataset 'd' (text, data/d.txt): there is no version of it yet.");
    run.save("d", "mine", String.class);
    assertThat(run.load("d", String.class)).isEqualTo("mine");
  }

  @Test
  void versionsAreMadeOfTheTimeOutsideOfARun() throws Exception {
    catalog("").save("d", "x", String.class);
    try (var versions = Files.list(project.resolve("data/d.txt"))) {
      assertThat(versions.map(v -> v.getFileName().toString()).toList())
          .singleElement()
          .asString()
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{3}Z");
    }
  }

  @Test
  void overlooksVersionsThatWereNeverFinished() throws Exception {
    catalog("").forRun(V1).save("d", "whole", String.class);
    Files.createDirectories(project.resolve("data/d.txt/" + V2));
    assertThat(catalog("").load("d", String.class)).isEqualTo("whole");
  }

  @Test
  void saysWhichVersionIsMissingOrBad() throws Exception {
    catalog("").forRun(V1).save("d", "x", String.class);
    assertThatThrownBy(() -> catalog(", load_version: '" + V2 + "'").load("d", String.class))
        .hasMessage(
            "Dataset 'd' (text, data/d.txt): there is no version "
                + V2
                + "; the latest is "
                + V1
                + ".");
    Files.write(project.resolve("data/d.txt/" + V1 + "/d.txt"), new byte[] {(byte) 0xFF});
    assertThatThrownBy(() -> catalog("").load("d", String.class))
        .hasMessage(
            "Dataset 'd' (text, data/d.txt): version "
                + V1
                + ": line 1: the bytes are not UTF-8; set load_args.encoding to the file's encoding.");
  }

  @Test
  void refusesAFileWithoutVersions() throws Exception {
    Files.createDirectories(project.resolve("data"));
    Files.writeString(project.resolve("data/d.txt"), "old");
    assertThatThrownBy(() -> catalog("").load("d", String.class))
        .hasMessage(
            "Dataset 'd' (text, data/d.txt): it is a file without versions; move it to <version>/d.txt below a folder of that name, or remove 'versioned'.");
    assertThatThrownBy(() -> catalog("").save("d", "x", String.class))
        .hasMessage(
            "Dataset 'd' (text, data/d.txt): there is a file without versions of that name; move it away.");
    assertThat(project.resolve("data/d.txt")).hasContent("old");
  }

  @Test
  void refusesTypesAsTheFormatDoes() {
    assertThat(catalog("").dataset("d").refusalToSave(Integer.class)).isPresent();
    assertThat(catalog("").dataset("d").refusalToLoad(Integer.class)).isPresent();
    assertThat(catalog("").dataset("d").refusalToLoad(String.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shop-20261125131757-ab12, 2026-11-25T13.17.57.000Z-ab12",
    "shop-20261125131757, 2026-11-25T13.17.57.000Z",
    "shop-99999999999999, 1970-01-01T00.00.00.000Z",
    "shop, 1970-01-01T00.00.00.000Z"
  })
  void takesTheVersionOfAJobFromItsName(String job, String version) {
    assertThat(RunVersion.ofJob(job, Instant.EPOCH)).isEqualTo(version);
  }

  @Test
  void keepsWhatIsInMemoryFromRunToRun() {
    Catalog catalog = TestCatalogs.open(project, "m: {type: memory}\n'{x}_held': {type: memory}");
    catalog.save("m", 1, Integer.class);
    catalog.save("a_held", 2, Integer.class);
    assertThat(catalog.forRun(V1).load("m", Integer.class)).isEqualTo(1);
    assertThat(catalog.forRun(V1).load("a_held", Integer.class)).isEqualTo(2);
    assertThat(catalog.with(Map.of()).load("a_held", Integer.class)).isEqualTo(2);
  }
}
