package io.github.vertexmaven.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The configuration files of one environment: the folder {@code conf/base} is always read first,
 * {@code conf/<env>} over it. A kind of file, such as {@code catalog}, is every {@code
 * catalog*.yml} or {@code .yaml} at any depth, and all in a top folder {@code catalog*}.
 */
public final class ConfFiles {

  /** What is read: the kinds of files that mean something. */
  public static final List<String> KINDS =
      List.of("vertexai", "catalog", "parameters", "credentials", "globals", "mlflow");

  private static final int MAX_DEPTH = 16;

  private final Path projectDir;
  private final String env;
  private final List<Path> layers;
  private final ConfServices services;
  private final Set<String> problems = new LinkedHashSet<>();

  private ConfFiles(Path projectDir, String env, List<Path> layers, ConfServices services) {
    this.projectDir = projectDir;
    this.env = env;
    this.layers = List.copyOf(layers);
    this.services = services;
  }

  /** The layers of an environment, {@code base} first. */
  public static ConfFiles of(Path projectDir, String env) {
    return of(projectDir, env, ConfServices.none());
  }

  /** The layers of an environment, {@code base} first, and over them those of the loaders. */
  public static ConfFiles of(Path projectDir, String env, ConfServices services) {
    Path conf = projectDir.resolve("conf");
    boolean named = env.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    List<Path> layers =
        named
            ? Stream.of(conf.resolve("base"), conf.resolve(env)).distinct().toList()
            : List.of(conf.resolve("base"));
    ConfFiles files = new ConfFiles(projectDir, env, layers, services);
    files.checkEnv(conf, named);
    return files;
  }

  private void checkEnv(Path conf, boolean named) {
    if (!named) {
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
    try (Stream<Path> children = Files.list(conf)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.equals("base") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
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
    for (ConfValue.Mapping layer : layers(kind)) {
      result = deep ? merged(result, layer) : replaced(result, layer);
    }
    return result;
  }

  private List<ConfValue.Mapping> layers(String kind) {
    List<ConfValue.Mapping> all = new ArrayList<>();
    layers.forEach(layer -> all.add(layer(layer, kind)));
    try {
      all.addAll(services.layers(kind, projectDir, env));
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
    return all;
  }

  /**
   * Files that nothing reads although their names are nearly those of files that are read; each
   * text names one and what it was probably meant to be.
   */
  public List<String> strays() {
    List<String> strays = new ArrayList<>();
    for (Path layer : layers) {
      for (Path file : yamlFiles(layer)) {
        Path relative = layer.relativize(file);
        if (KINDS.stream().noneMatch(kind -> isOf(kind, relative))) {
          String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
          DidYouMean.among(KINDS, stem)
              .ifPresent(
                  near -> strays.add(name(file) + " is not read; did you mean " + near + ".yml?"));
        }
      }
    }
    return strays;
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
    return yamlFiles(layer).stream().filter(file -> isOf(kind, layer.relativize(file))).toList();
  }

  /** All YAML files of a layer, by path; folders of editors and notebooks are passed over. */
  private List<Path> yamlFiles(Path layer) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(layer)) {
      collect(layer, 0, found);
    }
    return found;
  }

  private void collect(Path folder, int depth, List<Path> found) {
    List<Path> children;
    try (Stream<Path> all = Files.list(folder)) {
      children = all.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      problems.add(name(folder) + ": cannot be read: " + e.getMessage() + ".");
      return;
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (Files.isDirectory(child)) {
        if (!name.startsWith(".") && depth < MAX_DEPTH) {
          collect(child, depth + 1, found);
        }
      } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
        found.add(child);
      }
    }
  }

  private static boolean isOf(String kind, Path relative) {
    String file = relative.getFileName().toString();
    boolean inFolder =
        relative.getNameCount() > 1 && relative.getName(0).toString().startsWith(kind);
    return file.startsWith(kind) || inFolder;
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
