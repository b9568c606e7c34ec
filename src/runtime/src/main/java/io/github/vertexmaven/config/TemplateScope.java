package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one kind, in which a template finds the keys that its name means: first in its own
 * file, then in those of its own layer, then in the layers below. So a template of {@code
 * conf/base} never means a key of an environment, as in Kedro.
 */
final class TemplateScope {

  /** What the files of one kind say. */
  private final List<ConfValue.Mapping> layers;

  private final Map<String, Integer> layerOfFile;
  private final Map<String, ConfValue.Mapping> files;

  private TemplateScope(
      List<ConfValue.Mapping> layers,
      Map<String, Integer> layerOfFile,
      Map<String, ConfValue.Mapping> files) {
    this.layers = List.copyOf(layers);
    this.layerOfFile = Map.copyOf(layerOfFile);
    this.files = Map.copyOf(files);
  }

  /** One layer of one file. */
  static TemplateScope of(ConfValue.Mapping all) {
    return new TemplateScope(List.of(all), Map.of(), Map.of());
  }

  /** Collects layers, the lowest first. */
  static final class Builder {
    private final List<ConfValue.Mapping> layers = new ArrayList<>();
    private final Map<String, Integer> layerOfFile = new LinkedHashMap<>();
    private final Map<String, ConfValue.Mapping> files = new LinkedHashMap<>();

    /** A file of the layer that is added next. */
    void file(String name, ConfValue.Mapping content) {
      layerOfFile.put(name, layers.size());
      files.put(name, content);
    }

    void layer(ConfValue.Mapping all) {
      layers.add(all);
    }

    TemplateScope build() {
      return new TemplateScope(layers, layerOfFile, files);
    }
  }

  /**
   * A value that was found.
   *
   * @param layer where; with the path it tells one value from another
   */
  record Found(ConfValue value, int layer, List<String> path) {}

  /** The value of a path, for a template that stands in a file. */
  Optional<Found> find(List<String> path, Location from) {
    int own = layerOfFile.getOrDefault(from.file(), layers.size() - 1);
    Optional<ConfValue> near =
        Optional.ofNullable(files.get(from.file())).flatMap(file -> select(file, path));
    for (int layer = own; layer >= 0; layer--) {
      Optional<ConfValue> found = select(layers.get(layer), path);
      if (layer == own && near.isPresent()) {
        return Optional.of(new Found(both(found, near.get()), layer, path));
      }
      if (found.isPresent()) {
        return Optional.of(new Found(found.get(), layer, path));
      }
    }
    return Optional.empty();
  }

  private static ConfValue both(Optional<ConfValue> all, ConfValue near) {
    return all.isPresent()
            && all.get() instanceof ConfValue.Mapping l
            && near instanceof ConfValue.Mapping n
        ? LayerMerging.overlaid(l, n)
        : near;
  }

  /** The keys of a name with dots. */
  static List<String> path(String name) {
    List<String> keys = List.of(name.split("\\."));
    return keys.isEmpty() ? List.of(name) : keys;
  }

  /** What lies at a path; a key with a dot in its name is found too. */
  static Optional<ConfValue> select(ConfValue value, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(value);
    }
    if (value instanceof ConfValue.Sequence list) {
      return index(path.get(0), list.items().size())
          .flatMap(i -> select(list.items().get(i), path.subList(1, path.size())));
    }
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return Optional.empty();
    }
    for (int end = path.size(); end > 0; end--) {
      Optional<ConfValue> child = mapping.get(String.join(".", path.subList(0, end)));
      List<String> rest = path.subList(end, path.size());
      Optional<ConfValue> found = child.flatMap(inner -> select(inner, rest));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> index(String key, int size) {
    if (!key.matches("-?[0-9]{1,9}")) {
      return Optional.empty();
    }
    int index = Integer.parseInt(key);
    int counted = index < 0 ? size + index : index;
    return counted >= 0 && counted < size ? Optional.of(counted) : Optional.empty();
  }
}
