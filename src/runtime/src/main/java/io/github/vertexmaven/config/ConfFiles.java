package io.github.vertexmaven.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The configuration files of one environment: the folder {@code conf/base} is always read first,
 * {@code conf/<env>} over it. A kind of file, such as {@code catalog}, is every {@code
 * catalog*.yml} or {@code .yaml} at any depth, and all in a top folder {@code catalog*}.
 */
public final class ConfFiles {

  /** What is read: the kinds of files that mean something. */
  public static final List<String> KINDS = ConfKind.ALL;

  private final Path projectDir;
  private final String env;
  private final List<Path> layers;
  private final ConfServices services;
  private final MergeStrategies strategies;
  private final Set<String> problems;
  private final Map<String, Reading> readings;

  private ConfFiles(
      Path projectDir,
      String env,
      List<Path> layers,
      ConfServices services,
      MergeStrategies strategies,
      Set<String> problems,
      Map<String, Reading> readings) {
    this.projectDir = projectDir;
    this.env = env;
    this.layers = List.copyOf(layers);
    this.services = services;
    this.strategies = strategies;
    this.problems = problems;
    this.readings = readings;
  }

  /** The layers of one kind, the lowest first, and how templates find keys in them. */
  private record Reading(List<ConfValue.Mapping> layers, TemplateScope scope) {}

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
    ConfFiles files =
        new ConfFiles(
            projectDir,
            env,
            layers,
            services,
            MergeStrategies.none(),
            new LinkedHashSet<>(),
            new HashMap<>());
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

  /** The same files, of which the later lie over the earlier as a project says. */
  public ConfFiles mergedBy(MergeStrategies given) {
    return new ConfFiles(projectDir, env, layers, services, given, problems, readings);
  }

  /**
   * Reads a kind of file in which a key of a later layer replaces the whole value of the earlier
   * one, unless the project says otherwise: catalog, parameters, credentials, globals.
   */
  public ConfValue.Mapping replacing(String kind) {
    ConfValue.Mapping result = ConfValue.Mapping.empty(Location.of("conf/base"));
    for (ConfValue.Mapping layer : reading(kind).layers()) {
      result =
          strategies.isSoft(kind)
              ? LayerMerging.overlaid(result, layer)
              : LayerMerging.replaced(result, layer);
    }
    return result;
  }

  /** The same with templates filled in, and without the keys that are there for templates alone. */
  public ConfValue.Mapping filled(String kind, Templating templating) {
    ConfValue.Mapping filled = templating.fill(replacing(kind), reading(kind).scope());
    return switch (kind) {
      case "parameters" -> filled;
      case "catalog" -> PortablePath.inCatalog(withoutTemplates(filled));
      default -> withoutTemplates(filled);
    };
  }

  /** Fills in a part of a kind of file, or what was made of it. */
  public ConfValue.Mapping filled(String kind, ConfValue.Mapping part, Templating templating) {
    return withoutTemplates(templating.fill(part, reading(kind).scope()));
  }

  /** The same of one top-level key; empty when there is none, or it is for templates alone. */
  public Optional<ConfValue> filled(String kind, String key, Templating templating) {
    ConfValue.Mapping all = replacing(kind);
    Optional<ConfValue> value = all.get(key).filter(any -> !key.startsWith("_"));
    return value.map(
        written ->
            templating
                .fill(
                    new ConfValue.Mapping(
                        Map.of(key, written), Map.of(key, all.keyAt(key)), all.at()),
                    reading(kind).scope())
                .get(key)
                .orElseThrow());
  }

  /**
   * Fills in what was made of a kind of file and of more.
   *
   * @param isText whether the value of a path is a text, although it may look like a number
   */
  public ConfValue.Mapping filled(
      String kind, ConfValue.Mapping made, Templating templating, Predicate<String> isText) {
    return withoutTemplates(templating.fill(made, reading(kind).scope(), isText));
  }

  /** As in Kedro a key that begins with {@code _} is there for templates and anchors. */
  private static ConfValue.Mapping withoutTemplates(ConfValue.Mapping mapping) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(mapping.entries());
    Map<String, Location> keys = new LinkedHashMap<>(mapping.keys());
    entries.keySet().removeIf(key -> key.startsWith("_"));
    keys.keySet().retainAll(entries.keySet());
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /**
   * Reads a kind of file in which later layers are merged deeply: maps merge, lists and scalars
   * replace, null removes.
   */
  public ConfValue.Mapping merging(String kind) {
    ConfValue.Mapping result = ConfValue.Mapping.empty(Location.of("conf/base"));
    for (ConfValue.Mapping layer : reading(kind).layers()) {
      result = LayerMerging.merged(result, layer);
    }
    return result;
  }

  private Reading reading(String kind) {
    return readings.computeIfAbsent(kind, this::read);
  }

  private Reading read(String kind) {
    TemplateScope.Builder scope = new TemplateScope.Builder();
    List<ConfValue.Mapping> all = new ArrayList<>();
    for (Path layer : layers) {
      all.add(layer(layer, kind, scope));
      scope.layer(all.get(all.size() - 1));
    }
    try {
      for (ConfValue.Mapping loaded : services.layers(kind, projectDir, env)) {
        all.add(loaded);
        scope.file(loaded.at().file(), loaded);
        scope.layer(loaded);
      }
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
    return new Reading(all, scope.build());
  }

  /** All YAML files of the layers, whether or not something reads them. */
  public List<Path> all() {
    return layers.stream().flatMap(layer -> yamlFiles(layer).stream()).toList();
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
        if (KINDS.stream().noneMatch(kind -> ConfKind.isOf(kind, relative))) {
          String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
          DidYouMean.among(KINDS, stem)
              .ifPresent(
                  near -> strays.add(name(file) + " is not read; did you mean " + near + ".yml?"));
        }
      }
    }
    return strays;
  }

  private ConfValue.Mapping layer(Path layer, String kind, TemplateScope.Builder scope) {
    ConfValue.Mapping all = ConfValue.Mapping.empty(Location.of(name(layer)));
    for (Path file : files(layer, kind)) {
      ConfValue.Mapping mapping = mapping(file);
      scope.file(name(file), mapping);
      all = joined(all, mapping, "", kind.equals("parameters"));
    }
    return all;
  }

  /**
   * Two files of one layer together. The same key twice is a mistake, unless it is there for
   * templates; two files may each have a part of one group of parameters.
   */
  private ConfValue.Mapping joined(
      ConfValue.Mapping all, ConfValue.Mapping more, String path, boolean parts) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(all.entries());
    Map<String, Location> keys = new LinkedHashMap<>(all.keys());
    for (Map.Entry<String, ConfValue> entry : more.entries().entrySet()) {
      String key = entry.getKey();
      ConfValue there = entries.get(key);
      ConfValue given = entry.getValue();
      if (there == null) {
        entries.put(key, given);
        keys.put(key, more.keyAt(key));
      } else if (path.isEmpty() && key.startsWith("_")) {
        entries.put(key, LayerMerging.overlaidValue(there, given));
        keys.put(key, more.keyAt(key));
      } else if (parts
          && there instanceof ConfValue.Mapping inner
          && given instanceof ConfValue.Mapping innerGiven) {
        entries.put(key, joined(inner, innerGiven, path + key + ".", true));
      } else {
        problems.add(
            more.keyAt(key)
                + ": '"
                + path
                + key
                + "' is also in "
                + keys.get(key)
                + "; keep one of the two, or move one to another environment.");
      }
    }
    return new ConfValue.Mapping(entries, keys, all.at());
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
    return yamlFiles(layer).stream()
        .filter(file -> ConfKind.isOf(kind, layer.relativize(file)))
        .toList();
  }

  /** All YAML files of a layer, by path. */
  private List<Path> yamlFiles(Path layer) {
    return YamlFiles.below(layer, this::name, problems::add);
  }

  private String name(Path path) {
    return projectDir.relativize(path).toString().replace('\\', '/');
  }
}
