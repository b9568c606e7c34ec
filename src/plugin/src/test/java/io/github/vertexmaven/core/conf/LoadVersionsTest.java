package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadVersionsTest {

  private static final ConfValue.Mapping CATALOG =
      (ConfValue.Mapping)
          YamlReader.readValue(
              """
              cars: {type: csv, filepath: cars.csv, versioned: true}
              plain: {type: csv, filepath: plain.csv}
              "{name}_model": {type: object, filepath: "{name}", versioned: true}
              """,
              "conf/base/catalog.yml");

  @Test
  void choosesVersionsOfEntriesAndPatterns() {
    ConfValue.Mapping chosen =
        LoadVersions.apply(CATALOG, "cars:2026-01-01T00.00.00.000Z, a_model:v:2");
    CatalogEntries entries = CatalogEntries.of(chosen);
    assertThat(entries.find("cars").orElseThrow().plain())
        .isEqualTo(
            Map.of(
                "type", "csv",
                "filepath", "cars.csv",
                "versioned", true,
                "load_version", "2026-01-01T00.00.00.000Z"));
    assertThat(entries.find("a_model").orElseThrow().plain())
        .isEqualTo(
            Map.of("type", "object", "filepath", "a", "versioned", true, "load_version", "v:2"));
    assertThat(entries.find("b_model").orElseThrow().plain())
        .isEqualTo(Map.of("type", "object", "filepath", "b", "versioned", true));
  }

  @Test
  void refusesWhatHasNoVersions() {
    UserException e =
        catchThrowableOfType(
            UserException.class, () -> LoadVersions.apply(CATALOG, "cars,plain:1,crs:1,:2"));
    assertThat(e.problems())
        .containsExactly(
            "-Dvertexai.loadVersions: 'cars' is not of the form name:version.",
            "-Dvertexai.loadVersions: dataset 'plain' has no versions; its entry needs versioned:"
                + " true.",
            "-Dvertexai.loadVersions: dataset 'crs' is not in the catalog; did you mean 'cars'?",
            "-Dvertexai.loadVersions: ':2' is not of the form name:version.");
  }
}
