package io.github.vertexmaven.catalog.folder;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Datasets;
import io.github.vertexmaven.catalog.RunVersion;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of which every run keeps its own: {@code <path>/<version>/<file name>}, Kedro's layout.
 * Versions are compared as texts; a run reads the latest that is not later than its own, so that
 * all of its tasks read the same.
 */
public final class VersionedDataset implements Dataset {

  private final DatasetDefinition definition;
  private final Path folder;
  private final Optional<String> runVersion;
  private final Datasets datasets;

  public VersionedDataset(
      DatasetDefinition definition, Optional<String> runVersion, Datasets datasets) {
    this.definition = definition;
    this.folder = definition.path().orElseThrow();
    this.runVersion = runVersion;
    this.datasets = datasets;
  }

  private Path file(String version) {
    return folder.resolve(version).resolve(folder.getFileName());
  }

  private Dataset of(String version) throws Datasets.Unopened {
    return datasets.open(definition.at(file(version)));
  }

  @Override
  public Object load(Type wanted) throws Exception {
    String version = loadVersion();
    try {
      return of(version).load(wanted);
    } catch (BadData e) {
      throw new BadData("version " + version + ": " + e.getMessage(), e);
    }
  }

  private String loadVersion() throws IOException, BadData {
    if (definition.loadVersion().isPresent()) {
      String version = definition.loadVersion().get();
      if (!Files.exists(file(version))) {
        String latest = latest().map(found -> "; the latest is " + found + ".").orElse(".");
        throw new BadData("there is no version " + version + latest);
      }
      return version;
    }
    if (Files.isRegularFile(folder)) {
      throw new BadData(
          "it is a file without versions; move it to <version>/"
              + folder.getFileName()
              + " below a folder of that name, or remove 'versioned'.");
    }
    return latest().orElseThrow(() -> new BadData("there is no version of it yet."));
  }

  private Optional<String> latest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .map(version -> version.getFileName().toString().replaceFirst("/$", ""))
          .filter(version -> runVersion.filter(run -> version.compareTo(run) > 0).isEmpty())
          .sorted(Comparator.reverseOrder())
          .filter(version -> Files.exists(file(version)))
          .findFirst();
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    if (Files.isRegularFile(folder)) {
      throw new BadData("there is a file without versions of that name; move it away.");
    }
    String version = runVersion.orElseGet(() -> RunVersion.at(Instant.now()));
    datasets.save(definition.at(file(version)), of(version), value, written);
  }

  @Override
  public boolean exists() {
    try {
      return definition.loadVersion().map(version -> Files.exists(file(version))).orElse(false)
          || definition.loadVersion().isEmpty() && latest().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return plain().flatMap(dataset -> dataset.refusalToLoad(wanted));
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return plain().flatMap(dataset -> dataset.refusalToSave(written));
  }

  /** What cannot be opened says so when it is used. */
  private Optional<Dataset> plain() {
    try {
      return Optional.of(datasets.open(definition.at(folder)));
    } catch (Datasets.Unopened e) {
      return Optional.empty();
    }
  }
}
