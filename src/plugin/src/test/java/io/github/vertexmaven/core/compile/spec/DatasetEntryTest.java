package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A type is the same to the spec and to the catalog, however its name is spelled. */
class DatasetEntryTest {

  private static ConfValue.Mapping catalog(BuiltIn type, String spelling) {
    Map<String, String> needs = new TreeMap<>();
    needs.put("type", spelling);
    type.arguments()
        .required()
        .forEach(oneOf -> needs.put(oneOf.get(0), oneOf.get(0).equals("dataset") ? "csv" : "x/y"));
    if (type.needsFile()) {
      needs.put("filepath", "x/y");
    }
    StringBuilder yaml = new StringBuilder("d:\n");
    needs.forEach((key, value) -> yaml.append("  ").append(key + ": " + value + "\n"));
    return (ConfValue.Mapping) YamlReader.readValue(yaml.toString(), "catalog.yml");
  }

  private static DatasetEntry entry(BuiltIn type, String spelling) {
    return DatasetEntry.of("d", CatalogEntries.of(catalog(type, spelling))).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(BuiltIn.class)
  void allSpellingsAreOneType(BuiltIn type) {
    List<String> spellings = new ArrayList<>(List.of(type.word()));
    spellings.addAll(type.pythonSpellings());
    DatasetEntry plain = entry(type, type.word());
    for (String spelling : spellings) {
      DatasetEntry entry = entry(type, spelling);
      assertThat(
              CatalogReader.open(
                      catalog(type, spelling),
                      new DataPlaces(Path.of(""), Optional.empty()),
                      getClass().getClassLoader())
                  .definition("d")
                  .orElseThrow()
                  .type())
          .as(spelling)
          .isEqualTo(type.word());
      assertThat(entry.isMemory()).as(spelling).isEqualTo(type == BuiltIn.MEMORY);
      assertThat(entry.isObject()).as(spelling).isEqualTo(type == BuiltIn.OBJECT);
      assertThat(entry.isQuery()).as(spelling).isEqualTo(plain.isQuery());
      assertThat(entry.filepath()).as(spelling).isEqualTo(plain.filepath());
      assertThat(entry.artifactType())
          .as(spelling)
          .isEqualTo(
              spelling.startsWith("tracking.Metrics")
                  ? ArtifactType.METRICS
                  : plain.artifactType());
    }
  }

  @Test
  void tablesAreDatasetsAndTheRestAreArtifacts() {
    Map<ArtifactType, List<String>> types = new TreeMap<>();
    for (BuiltIn type : BuiltIn.values()) {
      types
          .computeIfAbsent(entry(type, type.word()).artifactType(), any -> new ArrayList<>())
          .add(type.word());
    }
    assertThat(types.get(ArtifactType.DATASET))
        .containsExactly(
            "bigquery_query",
            "bigquery_table",
            "csv",
            "excel",
            "jdbc_query",
            "jdbc_table",
            "jsonl",
            "parquet");
    assertThat(types.keySet()).containsExactly(ArtifactType.ARTIFACT, ArtifactType.DATASET);
    assertThat(entry(BuiltIn.PARTITIONED, "partitions.PartitionedDataset").filepath())
        .contains("x/y");
  }
}
