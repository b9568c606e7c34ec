package io.github.vertexmaven.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The configuration files of one environment: the folder {@code conf/base} is always read first,
 * {@code conf/<env>} over it. A kind of file, such as {@code catalog}, is every {@code
 * catalog*.yml} or {@code .yaml} at any depth, and all in a top folder {@code catalog*}.
 */
public final class ConfFiles {

  private final Path projectDir;
  private final List<Path> layers;
  private final List<String> problems = new ArrayList<>();

  private ConfFiles(Path projectDir, List<Path> layers) {
    this.projectDir = projectDir;
    this.layers = List.copyOf(layers);
  }

  /** The layers of an environment, {@code base} first. */
  public static ConfFiles of(Path projectDir, String env) {
    Path conf = projectDir.resolve("conf");
    ConfFiles files = new ConfFiles(projectDir, List.of(conf.resolve("base"), conf.resolve(env)));
    files.checkEnv(conf, env);
    return files;
  }

  private void checkEnv(Path conf, String env) {
    if (!env.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      problems.add(
          "Environment '" + env + "' is not a folder name; use letters, digits, '-', '_', '.'.");
      return;
    }
    boolean there = Files.isDirectory(conf.resolve(env));
    if (!there && !env.equals("local") && !env.equals("base")) {
      List<String> known = environments(conf);
      problems.add(
          "Environment '"
              + env
              + "' has no folder conf/"
              + env
              + ". There are: "
              + (known.isEmpty() ? "none" : String.join(", ", known))
              + DidYouMean.suffix(known, env));
    }
  }

  private static List<String> environments(Path conf) {
    if (!Files.isDirectory(conf)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(conf)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.equals("base"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What went wrong in the readings so far; each text names file and line. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads a kind of file in which a key of a later layer replaces the whole value of the earlier
   * one: catalog, parameters, credentials, globals.
   */
  public ConfValue.Mapping replacing(String kind) {
    return read(kind, false);
  }

  /**
   * Reads a kind of file in which later layers are merged deeply: maps merge, lists and scalars
   * replace, null removes.
   */
  public ConfValue.Mapping merging(String kind) {
    return read(kind, true);
  }

  private ConfValue.Mapping read(String kind, boolean deep) {
    ConfValue.Mapping result = ConfValue.Mapping.empty(Location.of("conf/base"));
    for (Path layer : layers.stream().distinct().toList()) {
      ConfValue.Mapping read = layer(layer, kind);
      result = deep ? merged(result, read) : replaced(result, read);
    }
    return result;
  }

  private ConfValue.Mapping layer(Path layer, String kind) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (Path file : files(layer, kind)) {
      ConfValue.Mapping mapping = mapping(file);
      mapping.entries().keySet().forEach(key -> add(key, mapping, entries, keys));
    }
    return new ConfValue.Mapping(entries, keys, Location.of(name(layer)));
  }

  private void add(
      String key,
      ConfValue.Mapping mapping,
      Map<String, ConfValue> entries,
      Map<String, Location> keys) {
    Location earlier = keys.putIfAbsent(key, mapping.keyAt(key));
    if (earlier == null) {
      entries.put(key, mapping.entries().get(key));
    } else {
      problems.add(
          mapping.keyAt(key)
              + ": '"
              + key
              + "' is already given in "
              + earlier
              + "; keep one of the two, or move one to another environment.");
    }
  }

  private ConfValue.Mapping mapping(Path file) {
    try {
      return YamlReader.readMapping(file, name(file));
    } catch (ConfException e) {
      problems.addAll(e.problems());
      return ConfValue.Mapping.empty(Location.of(name(file)));
    }
  }

  private List<Path> files(Path layer, String kind) {
    if (!Files.isDirectory(layer)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(layer, 8)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> isOf(kind, layer.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(String kind, Path relative) {
    String file = relative.getFileName().toString();
    boolean yaml = file.endsWith(".yml") || file.endsWith(".yaml");
    boolean inFolder =
        relative.getNameCount() > 1 && relative.getName(0).toString().startsWith(kind);
    return yaml && (file.startsWith(kind) || inFolder);
  }

  private String name(Path path) {
    return projectDir.relativize(path).toString().replace('\\', '/');
  }

  private static ConfValue.Mapping replaced(ConfValue.Mapping earlier, ConfValue.Mapping later) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(earlier.entries());
    Map<String, Location> keys = new LinkedHashMap<>(earlier.keys());
    entries.putAll(later.entries());
    keys.putAll(later.keys());
    return new ConfValue.Mapping(entries, keys, later.at());
  }

  /**
   * The deep merge of two mappings: maps merge, lists and scalars of the later replace, its nulls
   * remove.
   */
  public static ConfValue.Mapping merged(ConfValue.Mapping earlier, ConfValue.Mapping later) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(earlier.entries());
    Map<String, Location> keys = new LinkedHashMap<>(earlier.keys());
    later
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof ConfValue.Scalar scalar && scalar.value() == null) {
                entries.remove(key);
                keys.remove(key);
                return;
              }
              entries.merge(key, value, ConfFiles::mergedValue);
              keys.put(key, later.keyAt(key));
            });
    return new ConfValue.Mapping(entries, keys, later.at());
  }

  private static ConfValue mergedValue(ConfValue earlier, ConfValue later) {
    return earlier instanceof ConfValue.Mapping e && later instanceof ConfValue.Mapping l
        ? merged(e, l)
        : later;
  }
}
