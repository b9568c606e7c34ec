package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the walks of one templating share: what they ask, what they know, what went wrong. */
final class TemplateMemory {

  /** Known when a task runs; filled in by whoever runs it. */
  static final Set<String> RUN_TIME_NAMES = Set.of("run_id", "job_name");

  /** Templates may use others, so a few lines could become billions of characters. */
  static final int MAX_LENGTH = 1_000_000;

  static final int MAX_DEPTH = 200;

  private final List<TemplateResolver> sources;
  private final ResolverValues values;
  private final boolean complete;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Map<String, String> unknownResolvers = new HashMap<>();
  private final Map<String, Set<String>> unknown = new HashMap<>();
  private final Set<String> runtimeParams = new TreeSet<>();
  private final Set<String> inProgress = new LinkedHashSet<>();
  private final Map<String, ConfValue> filled = new HashMap<>();
  private int scopes;
  private long size;

  /**
   * An empty one.
   *
   * @param complete whether a name that nobody knows is a problem
   */
  TemplateMemory(List<TemplateResolver> sources, ResolverValues values, boolean complete) {
    this.sources = List.copyOf(sources);
    this.values = values;
    this.complete = complete;
  }

  /** A scope that is told from those of other fillings. */
  record Named(TemplateScope scope, String name) {}

  Named scope(TemplateScope scope) {
    return new Named(scope, "scope " + ++scopes);
  }

  Named globalsScope() {
    return new Named(TemplateScope.of(values.globals()), "globals");
  }

  List<TemplateResolver> sources() {
    return sources;
  }

  ResolverValues values() {
    return values;
  }

  boolean isComplete() {
    return complete;
  }

  List<String> problems() {
    List<String> all = new ArrayList<>();
    for (String problem : problems) {
      Set<String> alike = unknown.getOrDefault(problem, Set.of());
      all.add(
          alike.isEmpty()
              ? problem
              : problem.replaceFirst("\\.$", "") + "; so do " + alike.size() + " more values.");
    }
    return List.copyOf(all);
  }

  /** A resolver that nobody knows is told of once, however many values ask for it. */
  void unknownResolver(String resolver, String text) {
    String first = unknownResolvers.putIfAbsent(resolver, text);
    if (first == null) {
      problem(text);
    } else if (!first.equals(text)) {
      unknown.computeIfAbsent(first, any -> new LinkedHashSet<>()).add(text);
    }
  }

  void problem(String text) {
    problems.add(text);
  }

  Set<String> runtimeParams() {
    return Set.copyOf(runtimeParams);
  }

  void asks(String runtimeParam) {
    runtimeParams.add(runtimeParam);
  }

  /** Whether there is room for so many more values. */
  boolean takes(long values) {
    size += values;
    return size <= MAX_LENGTH;
  }

  /** What a key was filled with earlier; negative answers are not kept. */
  Optional<ConfValue> filled(String key) {
    return Optional.ofNullable(filled.get(key));
  }

  void keep(String key, ConfValue value) {
    filled.put(key, value);
  }

  /** False when it is being filled in already, so that it leads back to itself. */
  boolean begin(String key) {
    return inProgress.add(key);
  }

  void end(String key) {
    inProgress.remove(key);
  }
}
