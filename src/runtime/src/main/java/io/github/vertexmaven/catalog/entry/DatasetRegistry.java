package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.DatasetType;
import io.github.vertexmaven.catalog.Datasets;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.folder.VersionedDataset;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.catalog.type.BuiltIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Makes datasets of definitions: built-in ones, short names of libraries, classes by name. */
public final class DatasetRegistry implements Datasets {

  private final DataPlaces places;
  private final ProjectClasses project;
  private final LibraryTypes types;
  private final Optional<String> version;

  private DatasetRegistry(
      DataPlaces places, ProjectClasses project, LibraryTypes types, Optional<String> version) {
    this.places = places;
    this.project = project;
    this.types = types;
    this.version = version;
  }

  /** Datasets of these places and of what is on the class path of the project. */
  public static DatasetRegistry of(DataPlaces places, ProjectClasses project) {
    LibraryTypes types = new LibraryTypes(project.loader());
    return new DatasetRegistry(places, project, types, Optional.empty());
  }

  @Override
  public Datasets forRun(String runVersion) {
    return new DatasetRegistry(places, project, types, Optional.of(runVersion));
  }

  @Override
  public DataPlaces places() {
    return places;
  }

  ProjectClasses project() {
    return project;
  }

  /** The short name that a library gives to a type; built-in names come first. */
  Optional<DatasetType> named(String type) {
    return Optional.ofNullable(types.get().get(type));
  }

  /** All short names of libraries, sorted. */
  Set<String> names() {
    return types.get().keySet();
  }

  @Override
  public Dataset open(DatasetDefinition definition) throws Unopened {
    return definition.versioned()
        ? new VersionedDataset(definition, version, this)
        : openFile(definition);
  }

  private Dataset openFile(DatasetDefinition definition) throws Unopened {
    Optional<BuiltIn> builtIn = BuiltIn.named(definition.type());
    if (builtIn.isPresent()) {
      return BuiltInDatasets.open(builtIn.get(), definition, file(definition), this, project);
    }
    DatasetType type = types.get().get(definition.type());
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
  @Override
  public void save(DatasetDefinition definition, Dataset dataset, Object value, Type written)
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

  /**
   * The short names that libraries give, asked for when a name is not built in: all jars of the
   * class path are opened for it.
   */
  private static final class LibraryTypes {
    private final ClassLoader loader;
    private Map<String, DatasetType> found;

    LibraryTypes(ClassLoader loader) {
      this.loader = loader;
    }

    synchronized Map<String, DatasetType> get() {
      if (found == null) {
        Map<String, DatasetType> types = new TreeMap<>();
        for (DatasetType type : ServiceLoader.load(DatasetType.class, loader)) {
          types.putIfAbsent(type.name(), type);
        }
        found = types;
      }
      return found;
    }
  }
}
