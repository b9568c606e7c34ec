package io.github.vertexmaven.core.compile.code;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The classes and resources of the project's own modules, by name. */
final class OwnCode {

  private static final String SERVICES = "META-INF/services/";

  /** A class that only this one reaches, or a {@code main}, never runs in a task. */
  private static final String REGISTRY = "io/github/vertexmaven/pipeline/PipelineRegistry";

  /**
   * A file that is no class.
   *
   * @param mentions the names in it that could be classes
   */
  record Resource(String name, String digest, Set<String> mentions) {}

  private final Map<String, OwnClass> classes = new TreeMap<>();
  private final Map<String, Resource> resources = new TreeMap<>();

  static OwnCode of(List<Path> entries) {
    OwnCode code = new OwnCode();
    entries.forEach(entry -> Entries.each(entry, code::add));
    return code;
  }

  /** As on a class path, the first of several of one name counts. */
  private void add(String name, byte[] content) {
    if (name.equals("module-info.class") || name.endsWith("package-info.class")) {
      return;
    }
    if (name.endsWith(".class")) {
      OwnClass added = OwnClass.of(name, content);
      classes.putIfAbsent(added.name(), added);
    } else {
      Set<String> mentions = new HashSet<>();
      ClassNames.in(new String(content, StandardCharsets.UTF_8), mentions::add);
      resources.putIfAbsent(name, new Resource(name, CodeDigest.ofBytes(content), mentions));
    }
  }

  Map<String, OwnClass> classes() {
    return Collections.unmodifiableMap(classes);
  }

  Map<String, Resource> resources() {
    return Collections.unmodifiableMap(resources);
  }

  /** The services that the project has providers of. */
  Map<String, Resource> services() {
    Map<String, Resource> services = new HashMap<>();
    resources.forEach(
        (name, resource) -> {
          if (name.startsWith(SERVICES)) {
            services.put(name.substring(SERVICES.length()).replace('.', '/'), resource);
          }
        });
    return services;
  }

  boolean isService(String resource) {
    return resource.startsWith(SERVICES);
  }

  /** The registries and programs: no task starts from them. */
  Set<String> starters() {
    Set<String> starters = new HashSet<>();
    for (OwnClass type : classes.values()) {
      if (type.isProgram() || isRegistry(type, new HashSet<>())) {
        starters.add(type.name());
      }
    }
    return starters;
  }

  private boolean isRegistry(OwnClass type, Set<String> seen) {
    return type.parents().contains(REGISTRY)
        || type.parents().stream()
            .filter(seen::add)
            .map(classes::get)
            .anyMatch(parent -> parent != null && isRegistry(parent, seen));
  }

  boolean isNamedByAnyClass(String resource) {
    return classes.values().stream()
        .map(OwnClass::strings)
        .flatMap(Collection::stream)
        .anyMatch(text -> ResourceNames.names(text, resource));
  }
}
