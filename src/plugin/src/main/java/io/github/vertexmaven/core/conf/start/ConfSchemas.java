package io.github.vertexmaven.core.conf.start;

import io.github.vertexmaven.catalog.entry.CatalogSchema;
import io.github.vertexmaven.core.conf.settings.MlflowFile;
import io.github.vertexmaven.core.conf.settings.SettingsSchema;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON Schemas of the files in {@code conf/}, by which editors complete and check them. */
public final class ConfSchemas {

  /** The kinds of files that have a schema. */
  public static final List<String> KINDS = List.of("catalog", "mlflow", "vertexai");

  private ConfSchemas() {}

  /** The schema of a kind of file, as text. */
  public static String text(String kind) {
    return PlainJson.pretty(PlainJson.withoutNulls(plain(kind))) + "\n";
  }

  /** The schema of a kind of file, as maps, lists and single values. */
  public static Map<String, Object> plain(String kind) {
    return switch (kind) {
      case "catalog" -> CatalogSchema.plain();
      case "mlflow" -> MlflowFile.schema();
      case "vertexai" -> SettingsSchema.plain();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** All of them by their place in a project. */
  public static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    KINDS.forEach(kind -> files.put("conf/" + kind + ".schema.json", text(kind)));
    return files;
  }

  /** The kind of a file in a folder of {@code conf/}, where that has a schema. */
  public static Optional<String> kind(String fileName) {
    return KINDS.stream().filter(kind -> fileName.matches(kind + ".*\\.ya?ml")).findFirst();
  }

  /** The first line of a file in a folder of {@code conf/}: editors find the schema by it. */
  public static String firstLine(String kind) {
    return "# yaml-language-server: $schema=../" + kind + ".schema.json";
  }
}
