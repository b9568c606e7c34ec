package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Makes datasets of definitions: built-in ones, short names of libraries, classes by name. */
final class Datasets {

  /** Why a dataset cannot be made; the message is the end of a sentence. */
  static final class Unopened extends Exception {
    private static final long serialVersionUID = 1L;

    Unopened(Throwable cause) {
      super("cannot be opened: " + Failures.words(cause), cause);
    }
  }

  private final DataPlaces places;
  private final ProjectClasses project;
  private final Map<String, DatasetType> types;
  private final Optional<String> version;

  private Datasets(
      DataPlaces places,
      ProjectClasses project,
      Map<String, DatasetType> types,
      Optional<String> version) {
    this.places = places;
    this.project = project;
    this.types = types;
    this.version = version;
  }

  static Datasets of(DataPlaces places, ProjectClasses project) {
    Map<String, DatasetType> types = new TreeMap<>();
    for (DatasetType type : ServiceLoader.load(DatasetType.class, project.loader())) {
      types.putIfAbsent(type.name(), type);
    }
    return new Datasets(places, project, types, Optional.empty());
  }

  /** The same for one run, which writes this version and reads no later one. */
  Datasets forRun(String runVersion) {
    return new Datasets(places, project, types, Optional.of(runVersion));
  }

  DataPlaces places() {
    return places;
  }

  ProjectClasses project() {
    return project;
  }

  /** The short name that a library gives to a type; built-in names come first. */
  Optional<DatasetType> named(String type) {
    return Optional.ofNullable(types.get(type));
  }

  /** All short names of libraries, sorted. */
  java.util.Set<String> names() {
    return types.keySet();
  }

  Dataset open(DatasetDefinition definition) throws Unopened {
    return definition.versioned()
        ? new VersionedDataset(definition, version, this)
        : openFile(definition);
  }

  private Dataset openFile(DatasetDefinition definition) throws Unopened {
    Optional<BuiltIn> builtIn = BuiltIn.named(definition.type());
    if (builtIn.isPresent()) {
      return builtIn.get().open(definition, file(definition), this);
    }
    DatasetType type = types.get(definition.type());
    try {
      return type != null ? type.open(definition) : custom(definition);
    } catch (InvocationTargetException e) {
      throw new Unopened(e.getCause());
    } catch (Exception | LinkageError e) {
      throw new Unopened(e);
    }
  }

  /**
   * Saves in a dataset of a definition. Built-in types make their folders themselves; others find
   * the folder of their file made, as a file is all that most of them know of.
   */
  void save(DatasetDefinition definition, Dataset dataset, Object value, Type written)
      throws Exception {
    boolean hasFile = definition.path().isPresent() && !definition.versioned();
    if (hasFile && BuiltIn.named(definition.type()).isEmpty()) {
      Files.createDirectories(definition.path().get().toAbsolutePath().getParent());
    }
    dataset.save(value, written);
  }

  private DataFile file(DatasetDefinition definition) {
    Path path = definition.path().orElse(null);
    return path == null ? null : new DataFile(path, places.onMount(path));
  }

  private Dataset custom(DatasetDefinition definition) throws ReflectiveOperationException {
    return (Dataset)
        Class.forName(definition.type(), true, project.loader())
            .getConstructor(DatasetDefinition.class)
            .newInstance(definition);
  }
}
