package io.github.vertexmaven.core.compile.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The dependencies of a project, in the order of its class path. */
final class Libraries {

  private static final String LAUNCHER = "io/github/vertexmaven/launcher";

  private final List<Library> all;
  private final Map<String, List<Library>> byPackage = new HashMap<>();
  private final Map<String, List<Library>> byResource = new HashMap<>();

  Libraries(List<Library> all) {
    this.all = List.copyOf(all);
    for (Library library : all) {
      library.packages().forEach(name -> add(byPackage, name, library));
      library.resources().forEach(name -> add(byResource, name, library));
    }
  }

  private static void add(Map<String, List<Library>> map, String name, Library library) {
    map.computeIfAbsent(name, any -> new ArrayList<>()).add(library);
  }

  List<Library> all() {
    return all;
  }

  /** Every task starts with it. */
  Collection<Library> launcher() {
    return withPackage(LAUNCHER);
  }

  Collection<Library> withPackage(String name) {
    return byPackage.getOrDefault(name, List.of());
  }

  /** Whether a name is of a package that a dependency has. */
  boolean have(String name) {
    return byPackage.containsKey(ClassNames.packageOf(name));
  }

  Collection<Library> withResource(String text) {
    return byResource.getOrDefault(text.startsWith("/") ? text.substring(1) : text, List.of());
  }

  Collection<Library> providing(Predicate<String> service) {
    return all.stream().filter(library -> library.services().stream().anyMatch(service)).toList();
  }
}
