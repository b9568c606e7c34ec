package io.github.vertexmaven.catalog.fuzz;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.TestCatalogs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.dflib.DataFrame;

/** Sound files of a type, small and with much in them. */
final class FuzzCorpus {

  private final Path project;
  private final List<byte[]> files = new ArrayList<>();

  private FuzzCorpus(Path project) {
    this.project = project;
  }

  static List<byte[]> of(String type, Path project) throws IOException {
    FuzzCorpus corpus = new FuzzCorpus(project);
    switch (type) {
      case "object" -> corpus.objects();
      case "json", "yaml" -> corpus.trees(type);
      default -> corpus.tables(type);
    }
    if (List.of("csv", "json", "jsonl").contains(type)) {
      for (byte[] file : List.copyOf(corpus.files)) {
        corpus.files.add(Structures.gzipped(file));
      }
    }
    return corpus.files;
  }

  private void add(String type, Object value, java.lang.reflect.Type written, String arguments)
      throws IOException {
    Path file = project.resolve("corpus");
    Files.deleteIfExists(file);
    Catalog catalog =
        TestCatalogs.open(project, "d: {type: " + type + ", filepath: corpus" + arguments + "}");
    catalog.save("d", value, written);
    files.add(Files.readAllBytes(file));
  }

  private static List<Map<String, Object>> rows(int count, boolean nested) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", i * 7919L);
      row.put("name", i % 5 == 0 ? null : "Größe, \"" + i % 7 + "\"");
      row.put("rate", i / 3.0);
      row.put("on", i % 2 == 0);
      row.put("day", LocalDate.of(2026, 1, 1).plusDays(i));
      row.put("at", LocalDateTime.of(2026, 1, 1, 12, 0).plusSeconds(i));
      if (nested) {
        row.put("list", List.of(i, i + 1));
        row.put("map", Map.of("k", List.of("v" + i)));
        row.put("exact", new BigDecimal(i).movePointLeft(2));
      }
      rows.add(row);
    }
    return rows;
  }

  private void tables(String type) throws IOException {
    boolean nests = type.equals("parquet") || type.equals("jsonl");
    for (int count : List.of(1, 9, 300)) {
      add(type, rows(count, false), TestCatalogs.MAPS, "");
    }
    if (nests) {
      add(type, rows(5, true), TestCatalogs.MAPS, "");
    }
    if (type.equals("parquet")) {
      for (String codec : List.of("uncompressed", "gzip", "zstd")) {
        add(type, rows(40, true), TestCatalogs.MAPS, ", save_args: {compression: " + codec + "}");
      }
      byDuckDb("V1");
      byDuckDb("V2");
    }
  }

  /** Version 2 has differences, lengths ahead of texts, and bytes apart. */
  private void byDuckDb(String version) throws IOException {
    Path file = project.resolve("corpus");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT i id, 'text ' || i AS name, i / 7.0::DOUBLE rate, i % 3 = 0 AS \"on\","
              + " [i, -i] list, {'f': 'a ' || i, 'g': [i / 3.0::FLOAT]} AS \"map\", i::DECIMAL(30, 2) exact,"
              + " ['x' || i] texts FROM range(200) r(i)) TO '"
              + file
              + "' (FORMAT parquet, CODEC 'uncompressed', DICTIONARY_SIZE_LIMIT 1, PARQUET_VERSION "
              + version
              + ")");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    files.add(Files.readAllBytes(file));
  }

  private void trees(String type) throws IOException {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("list", List.of(1, 2.5, "x", Map.of("a", true)));
    tree.put("text", "a\nb: \"c\" # é");
    tree.put("none", null);
    tree.put("big", 9_007_199_254_740_993L);
    add(type, tree, Object.class, "");
    add(type, List.of(tree, tree, Map.of("rows", List.of(1, 2, 3))), Object.class, "");
    if (type.equals("yaml")) {
      files.add("a: &a [1, 2]\nb: *a\nc: {<<: {x: 1}}\nd: |\n  t\n".getBytes());
    } else {
      add(type, rows(5, false), TestCatalogs.MAPS, "");
    }
  }

  private void objects() throws IOException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("set", new HashSet<>(List.of(List.of(1, 2), List.of("x"))));
    value.put("map", Map.of(List.of(1), List.of(2L, 3.0)));
    List<Object> shared = new ArrayList<>(List.of("a"));
    value.put("list", new ArrayList<>(Arrays.asList(shared, shared, null)));
    add("object", value, Object.class, "");
    add(
        "object",
        List.of(
            LocalDate.EPOCH,
            Instant.EPOCH,
            UUID.nameUUIDFromBytes(new byte[] {1}),
            new BigDecimal("1.50"),
            new int[] {1, 2},
            new double[][] {{1, 2}, {3}},
            new String[2]),
        Object.class,
        "");
    add(
        "object",
        DataFrame.foldByRow("i", "d", "s").of(1, 1.5, "a", 2, 2.5, "b", 3, null, null),
        DataFrame.class,
        "");
    double[] numbers = new double[500];
    Arrays.setAll(numbers, i -> i / 7.0);
    add("object", List.of(numbers, new long[] {1, 2, 3, 1L << 60}), Object.class, "");
  }
}
