package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Failures;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.config.DidYouMean;
import java.lang.reflect.Type;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The project's datasets by name. A dataset is made when it is first used. Immutable but for the
 * data behind it, and safe for many threads.
 */
public final class Catalog {

  private final Map<String, Entry> entries;
  private final PatternEntries patterns;
  private final Datasets datasets;

  private Catalog(Map<String, Entry> entries, PatternEntries patterns, Datasets datasets) {
    this.entries = entries;
    this.patterns = patterns;
    this.datasets = datasets;
  }

  /**
   * The catalog of these datasets.
   *
   * @param definitions by the names of the datasets
   * @param patterns for the names that are not among them
   */
  public static Catalog of(
      Map<String, DatasetDefinition> definitions, Definitions patterns, Datasets datasets) {
    return of(definitions, Map.of(), patterns, datasets);
  }

  /**
   * The catalog of these datasets.
   *
   * @param definitions by the names of the datasets
   * @param refused why others cannot be used, by name; it matters to who uses them
   * @param patterns for the names that are not among them
   */
  public static Catalog of(
      Map<String, DatasetDefinition> definitions,
      Map<String, List<String>> refused,
      Definitions patterns,
      Datasets datasets) {
    Map<String, Entry> entries = new TreeMap<>();
    for (Map.Entry<String, DatasetDefinition> each : definitions.entrySet()) {
      entries.put(each.getKey(), Entry.of(each.getValue(), datasets));
    }
    for (Map.Entry<String, List<String>> each : refused.entrySet()) {
      entries.put(each.getKey(), Entry.refused(each.getKey(), each.getValue(), datasets));
    }
    return new Catalog(entries, new PatternEntries(patterns, datasets), datasets);
  }

  /** A catalog without datasets. */
  public static Catalog empty() {
    return of(Map.of(), name -> Optional.empty(), new NoDatasets());
  }

  /** The names of the datasets that are written out, sorted; patterns stand for more of them. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * Whether there is a dataset of that name, written out or by a pattern.
   *
   * @throws io.github.vertexmaven.config.ConfException when a pattern makes an entry that is none
   */
  public boolean contains(String name) {
    return find(name).isPresent();
  }

  private Optional<Entry> find(String name) {
    Entry entry = entries.get(name);
    return entry != null ? Optional.of(entry) : patterns.find(name);
  }

  /**
   * The checked entry; empty when there is none, or when the dataset was put in by {@link #with}.
   */
  public Optional<DatasetDefinition> definition(String name) {
    return find(name).flatMap(Entry::definition);
  }

  /** Why the dataset of that name cannot be used, each a finished text; empty when it can. */
  public List<String> refusal(String name) {
    Entry entry = entries.get(name);
    return entry == null ? List.of() : entry.refusal();
  }

  /** A file as messages show it: relative inside the project, {@code gs://} on the mount. */
  public String shown(Path path) {
    return datasets.places().shown(path);
  }

  /**
   * The dataset of that name, always the same one.
   *
   * @throws DatasetException when there is none, or when its constructor fails
   */
  public Dataset dataset(String name) {
    return entry(name).dataset();
  }

  private Entry entry(String name) {
    Optional<Entry> found = find(name);
    if (found.isEmpty()) {
      throw new DatasetException(
          "Dataset '"
              + name
              + "' is not in the catalog"
              + DidYouMean.suffix(entries.keySet(), name),
          name,
          "",
          null,
          null);
    }
    return found.get();
  }

  /**
   * Reads a dataset.
   *
   * @param wanted what a node declares, for example {@code List<Company>}
   * @throws DatasetException whatever went wrong; nothing else is thrown
   */
  public Object load(String name, Type wanted) {
    Entry entry = entry(name);
    Dataset dataset = entry.dataset();
    try {
      return fitting(dataset.load(wanted), wanted);
    } catch (BadData e) {
      throw entry.failure(e.getMessage(), e);
    } catch (DatasetException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw entry.failure("cannot be loaded: " + Failures.words(e), e);
    }
  }

  /**
   * Reads a dataset whose data may not be there.
   *
   * @param wanted what a node declares within its {@code Optional}
   * @return empty when there is nothing to load, or null was kept
   * @throws DatasetException whatever went wrong with data that is there
   */
  public Optional<Object> loadIfThere(String name, Type wanted) {
    Entry entry = entry(name);
    try {
      Dataset dataset = entry.dataset();
      Object value = dataset.exists() ? dataset.load(wanted) : null;
      return value == null ? Optional.empty() : Optional.of(fitting(value, wanted));
    } catch (BadData e) {
      throw entry.failure(e.getMessage(), e);
    } catch (DatasetException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw entry.failure("cannot be loaded: " + Failures.words(e), e);
    }
  }

  /** Where the data of a dataset lies, as messages show it; empty when it has no file. */
  public Optional<String> place(String name) {
    return definition(name).flatMap(DatasetDefinition::path).map(datasets.places()::shown);
  }

  /**
   * A dataset of the project's own may not keep its promise; better said here than by a cast in the
   * node's call.
   */
  private static Object fitting(Object value, Type wanted) throws BadData {
    if (value == null) {
      throw new BadData("its value is null; an input that may be so is Optional.");
    }
    Class<?> raw = Types.raw(wanted);
    if (!raw.isPrimitive() && !raw.isInstance(value)) {
      throw new BadData(
          "it yielded a "
              + value.getClass().getTypeName()
              + ", not a "
              + wanted.getTypeName()
              + ".");
    }
    return value;
  }

  /**
   * Keeps a value in a dataset.
   *
   * @param written what a node declares as its output
   * @throws DatasetException whatever went wrong; nothing else is thrown, and nothing is kept then
   */
  public void save(String name, Object value, Type written) {
    Entry entry = entry(name);
    entry.dataset();
    if (value == null) {
      throw entry.failure("null cannot be saved.", null);
    }
    try {
      entry.save(value, written);
    } catch (BadData e) {
      throw entry.failure(e.getMessage(), e);
    } catch (DatasetException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw entry.failure("cannot be saved: " + e.getFile() + " does not exist.", e);
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw entry.failure("cannot be saved: " + Failures.words(e), e);
    }
  }

  /** The same catalog with one dataset replaced or added. */
  public Catalog with(String name, Dataset dataset) {
    return with(Map.of(name, dataset));
  }

  /** The same catalog with some datasets replaced or added. */
  public Catalog with(Map<String, ? extends Dataset> replacements) {
    Map<String, Entry> copy = new TreeMap<>(entries);
    replacements.forEach((name, dataset) -> copy.put(name, Entry.of(name, dataset, datasets)));
    return new Catalog(copy, patterns, datasets);
  }

  /**
   * The same catalog with the data of one dataset at another place, in the same format.
   *
   * @throws DatasetException when the catalog has no entry of that name
   */
  public Catalog at(String name, Path place) {
    Entry entry = entry(name);
    if (entry.definition().isEmpty()) {
      throw entry.failure("has no entry that could be moved.", null);
    }
    Map<String, Entry> copy = new TreeMap<>(entries);
    copy.put(name, Entry.of(entry.definition().get().at(place), datasets));
    return new Catalog(copy, patterns, datasets);
  }

  /**
   * The same catalog for one run.
   *
   * @param version under which versioned datasets are written, see {@link RunVersion}; later
   *     versions are not read
   */
  public Catalog forRun(String version) {
    Datasets ofRun = datasets.forRun(version);
    Map<String, Entry> copy = new TreeMap<>(entries);
    copy.replaceAll((name, entry) -> entry.forRun(ofRun));
    return new Catalog(copy, patterns.forRun(ofRun), ofRun);
  }

  /** For datasets that are there already. */
  private record NoDatasets() implements Datasets {
    @Override
    public Dataset open(DatasetDefinition definition) {
      throw new UnsupportedOperationException(definition.name());
    }

    @Override
    public void save(DatasetDefinition definition, Dataset dataset, Object value, Type written) {
      throw new UnsupportedOperationException(definition.name());
    }

    @Override
    public DataPlaces places() {
      return new DataPlaces(Path.of(""), Optional.empty());
    }

    @Override
    public Datasets forRun(String version) {
      return this;
    }
  }
}
