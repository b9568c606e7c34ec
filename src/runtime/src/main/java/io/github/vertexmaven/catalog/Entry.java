package io.github.vertexmaven.catalog;

import java.lang.reflect.Type;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A named dataset that is made when it is first needed. */
final class Entry {

  private static final int LONGEST = 4_000;
  private static final int MOST_LINES = 20;

  private final String name;
  private final DatasetDefinition definition;
  private final List<String> refusal;
  private final Datasets datasets;
  private Dataset dataset;

  private Entry(
      String name,
      DatasetDefinition definition,
      List<String> refusal,
      Datasets datasets,
      Dataset dataset) {
    this.name = name;
    this.definition = definition;
    this.refusal = refusal;
    this.datasets = datasets;
    this.dataset = dataset;
  }

  static Entry of(DatasetDefinition definition, Datasets datasets) {
    return new Entry(definition.name(), definition, List.of(), datasets, null);
  }

  static Entry of(String name, Dataset dataset, Datasets datasets) {
    return new Entry(name, null, List.of(), datasets, dataset);
  }

  /** One that the catalog has and nobody can use. */
  static Entry refused(String name, List<String> why, Datasets datasets) {
    return new Entry(name, null, List.copyOf(why), datasets, null);
  }

  List<String> refusal() {
    return refusal;
  }

  Optional<DatasetDefinition> definition() {
    return Optional.ofNullable(definition);
  }

  /** Made once, also when several nodes ask at the same time. */
  synchronized Dataset dataset() {
    if (dataset == null) {
      dataset = open();
    }
    return dataset;
  }

  void save(Object value, Type written) throws Exception {
    if (definition == null) {
      dataset().save(value, written);
    } else {
      datasets.save(definition, dataset(), value, written);
    }
  }

  /** Others than versioned ones are the same in every run, with what they hold in memory. */
  Entry forRun(Datasets ofRun) {
    return definition != null && definition.versioned() ? of(definition, ofRun) : this;
  }

  private Dataset open() {
    if (!refusal.isEmpty()) {
      throw new DatasetException(
          "Dataset '" + name + "' cannot be used.\n  " + String.join("\n  ", refusal),
          name,
          "",
          null,
          null);
    }
    try {
      return datasets.open(definition);
    } catch (Datasets.Unopened e) {
      throw failure(e.getMessage(), e.getCause());
    }
  }

  /** Takes the end of a sentence. */
  DatasetException failure(String what, Throwable cause) {
    Optional<DatasetDefinition> known = definition();
    String type = known.map(DatasetDefinition::type).orElseGet(this::typeOfDataset);
    String place =
        known
            .flatMap(DatasetDefinition::path)
            .map(path -> ", " + datasets.places().shown(path))
            .orElse("");
    return new DatasetException(
        "Dataset '" + name + "' (" + type + place + "): " + shortened(what),
        name,
        type,
        known.flatMap(DatasetDefinition::path).orElse(null),
        cause);
  }

  /** What is wrong may repeat data, which is as long as it likes and may steer a terminal. */
  private static String shortened(String what) {
    StringBuilder said = new StringBuilder();
    int lines = 1;
    for (int i = 0; i < what.length(); i++) {
      char c = what.charAt(i);
      lines += c == '\n' ? 1 : 0;
      if (said.length() >= LONGEST || lines > MOST_LINES) {
        return said.append('…').toString();
      }
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        said.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        said.append(c);
      }
    }
    return said.toString();
  }

  /** The word for a dataset that no entry of the catalog describes. */
  private String typeOfDataset() {
    if (dataset == null) {
      return "no type";
    }
    return dataset instanceof MemoryDataset ? "memory" : dataset.getClass().getName();
  }
}
