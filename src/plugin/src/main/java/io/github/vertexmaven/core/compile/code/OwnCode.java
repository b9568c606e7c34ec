package io.github.vertexmaven.core.compile.code;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The classes and resources of the project's own modules, by name. */
final class OwnCode {

  private static final String SERVICES = "META-INF/services/";

  /** Stands in a text for what is only known at run time: {@code StringConcatFactory}. */
  private static final char COMPUTED = '\u0001';

  private static final String PARTS = "[\u0001\u0002]";

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

  /**
   * Whether a class names a resource: by its whole name; by the end of it, as a name relative to a
   * package is; or by the parts that a name is put together of at run time.
   */
  static boolean names(String text, String resource) {
    String name = text.startsWith("/") ? text.substring(1) : text;
    if (name.indexOf(COMPUTED) >= 0) {
      return isTelling(name) && ("/" + resource).matches(".*/" + pattern(name));
    }
    return !name.isEmpty() && (resource.equals(name) || resource.endsWith("/" + name));
  }

  private static String pattern(String recipe) {
    return Arrays.stream(recipe.split(PARTS, -1)).map(Pattern::quote).collect(joining(".*"));
  }

  /** Whether a text that has computed parts says enough of what it could be. */
  static boolean isTelling(String recipe) {
    return Arrays.stream(recipe.split(PARTS)).anyMatch(OwnCode::tells);
  }

  private static boolean tells(String part) {
    return part.length() > 2 && part.chars().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether a text could be a part of a resource's name that is put together at run time. */
  static boolean couldName(String text, String resource) {
    String flat = resource.replace('.', '/');
    return Arrays.stream(text.split(PARTS))
        .map(part -> part.replace('.', '/').replaceAll("^/+", ""))
        .anyMatch(part -> tells(part) && flat.contains(part));
  }

  boolean isNamedByAnyClass(String resource) {
    return classes.values().stream()
        .map(OwnClass::strings)
        .flatMap(Collection::stream)
        .anyMatch(text -> names(text, resource));
  }
}
