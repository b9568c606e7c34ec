package io.github.vertexmaven.catalog.folder;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.Datasets;
import io.github.vertexmaven.catalog.Partitions;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Failures;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.config.FileNames;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files below a folder, each a dataset of the same type. */
public final class PartitionedDataset implements Dataset {

  private final DatasetDefinition definition;
  private final Path folder;
  private final Datasets datasets;

  public PartitionedDataset(DatasetDefinition definition, Datasets datasets) {
    this.definition = definition;
    this.folder = definition.path().orElseThrow();
    this.datasets = datasets;
  }

  private String suffix() {
    return (String) definition.settings().getOrDefault("filename_suffix", "");
  }

  private Path file(String name) throws BadData {
    Path file = folder.resolve(name + suffix()).normalize();
    if (name.isBlank() || name.startsWith(".") || !file.startsWith(folder)) {
      throw new BadData("'" + name + "' cannot be the name of a partition.");
    }
    return file;
  }

  private Dataset part(Path file) throws Datasets.Unopened {
    return datasets.open(inner().at(file));
  }

  /** The entry {@code dataset}: a type, or a map with type and arguments. */
  private DatasetDefinition inner() {
    Object dataset = definition.settings().get("dataset");
    Map<?, ?> entry = dataset instanceof Map<?, ?> map ? map : Map.of("type", dataset);
    String type = (String) entry.get("type");
    String suffix = suffix().replaceFirst("^\\.", "");
    return new DatasetDefinition(
        definition.name(),
        BuiltIn.named(type).map(BuiltIn::word).orElse(type),
        definition.path(),
        suffix,
        arguments(entry, "load_args"),
        arguments(entry, "save_args"),
        Map.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        definition.credentials(),
        Optional.empty(),
        definition.at());
  }

  private static Map<String, Object> arguments(Map<?, ?> entry, String key) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (entry.get(key) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> arguments.put((String) name, value));
    }
    return arguments;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Type each = each(wanted).orElseThrow(() -> new BadData(refusalToLoad(wanted).orElseThrow()));
    Map<String, Supplier<Object>> parts = new LinkedHashMap<>();
    for (Path file : files()) {
      parts.put(name(file), () -> loaded(file, each));
    }
    if (Types.raw(wanted) != Map.class) {
      return Partitions.lazy(parts);
    }
    Map<String, Object> loaded = new LinkedHashMap<>();
    parts.forEach((name, part) -> loaded.put(name, part.get()));
    return loaded;
  }

  private List<Path> files() throws IOException, BadData {
    if (!Files.isDirectory(folder)) {
      throw new BadData(
          Files.exists(folder) ? "it is a file, not a folder." : "the folder does not exist.");
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(this::isPart).sorted().toList();
    }
  }

  private boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && name.endsWith(suffix()) && Files.isRegularFile(file);
  }

  private String name(Path file) {
    String path = FileNames.of(folder.relativize(file)).replace('\\', '/');
    return path.substring(0, path.length() - suffix().length());
  }

  private Object loaded(Path file, Type wanted) {
    try {
      return part(file).load(wanted);
    } catch (Exception e) {
      throw failure(file, e, "loaded");
    }
  }

  /** A part is loaded in the middle of a node, which no caller would explain. */
  private DatasetException failure(Path file, Exception e, String what) {
    String why =
        e instanceof BadData || e instanceof Datasets.Unopened
            ? e.getMessage()
            : "cannot be " + what + ": " + Failures.words(e);
    return new DatasetException(
        "Dataset '"
            + definition.name()
            + "' (partitioned, "
            + datasets.places().shown(file)
            + "): "
            + why,
        definition.name(),
        "partitioned",
        file,
        e);
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Partitions<?> parts = parts(value);
    Type each = each(written).orElse(Object.class);
    List<Path> kept = new ArrayList<>();
    for (Partitions.Partition<?> part : parts) {
      Path file = file(part.name());
      save(part, file, each);
      kept.add(file);
    }
    if (Boolean.TRUE.equals(definition.settings().get("overwrite")) && Files.isDirectory(folder)) {
      for (Path file : files()) {
        if (!kept.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Partitions<?> parts(Object value) throws BadData {
    if (value instanceof Partitions<?> partitions) {
      return partitions;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> parts = new LinkedHashMap<>();
      map.forEach((name, part) -> parts.put(String.valueOf(name), part));
      return Partitions.of(parts);
    }
    throw new BadData("partitioned cannot keep a " + value.getClass().getTypeName() + ".");
  }

  private void save(Partitions.Partition<?> part, Path file, Type each) throws Exception {
    Object value = part.load();
    if (value == null) {
      throw new BadData("partition '" + part.name() + "' is null.");
    }
    try {
      datasets.save(inner().at(file), part(file), value, each);
    } catch (Exception e) {
      throw failure(file, e, "saved");
    }
  }

  /** What each part is; empty when the type is none of parts. */
  private static Optional<Type> each(Type type) {
    Class<?> raw = Types.raw(type);
    if (raw == Partitions.class) {
      return Optional.of(Types.argument(type, 0));
    }
    boolean map = raw == Map.class && Types.argument(type, 0) == String.class;
    return map
        ? Optional.of(Types.argument(type, 1))
        : Optional.<Type>of(Object.class).filter(any -> raw == Object.class || raw == Map.class);
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    Optional<Type> each = each(wanted);
    return each.isPresent()
        ? plain().flatMap(part -> part.refusalToLoad(each.get()))
        : TypeRefusal.toLoad(false, "partitioned", wanted, "Partitions or a Map from name to part");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    Optional<Type> each = each(written);
    return each.isPresent()
        ? plain().flatMap(part -> part.refusalToSave(each.get()))
        : TypeRefusal.toSave(
            false, "partitioned", written, "Partitions or a Map from name to part");
  }

  private Optional<Dataset> plain() {
    try {
      return Optional.of(part(folder));
    } catch (Datasets.Unopened e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean exists() {
    try {
      return !files().isEmpty();
    } catch (IOException | BadData e) {
      return false;
    }
  }
}
