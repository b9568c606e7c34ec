package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.RuntimeParams;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.contract.GivenParameter;
import io.github.vertexmaven.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters given for one run: {@code -Dvertexai.paramsFile=file.yml}, a tree that is merged, and
 * over it {@code -Dvertexai.params=a.b=0.3,list=[x,y]}, where brackets and quotes protect commas.
 * Both mean the same: a map changes what it names, at every depth, a list and a value replace what
 * is there, and null is a value. What {@code conf/} lacks is kept apart, because only nodes can say
 * whether it is a parameter, unless a template asks for it as {@code ${runtime_params:key}}; those
 * of templates alone do not become parameters.
 */
public final class ParameterOptions {

  private static final String OPTION = "-Dvertexai.params";

  /**
   * The parameters of a run.
   *
   * @param given what of them is in no file of {@code conf/}
   */
  record Applied(ConfValue.Mapping parameters, List<GivenParameter> given) {}

  private final List<String> problems;
  private final List<GivenParameter> given = new ArrayList<>();
  private final Set<String> asked;
  private ConfValue.Mapping tree;

  private ParameterOptions(ConfValue.Mapping tree, Set<String> asked, List<String> problems) {
    this.tree = tree;
    this.asked = asked;
    this.problems = problems;
  }

  /** The options as templates find them. What is wrong with them is said when they are applied. */
  static RuntimeParams given(ConfigRequest request) {
    Location at = Location.of(OPTION);
    ConfValue.Mapping tree = ConfValue.Mapping.empty(at);
    Map<String, String> texts = new LinkedHashMap<>();
    if (request.paramsFile().filter(Files::isRegularFile).isPresent()) {
      Path file = request.paramsFile().get();
      try {
        tree = YamlReader.readMapping(file, file.toString());
      } catch (ConfException e) {
        // Applying them repeats it.
      }
    }
    for (String pair : split(request.params().orElse(""))) {
      int equals = pair.indexOf('=');
      String path = pair.substring(0, Math.max(equals, 0)).strip();
      String text = pair.substring(equals + 1).strip();
      try {
        ConfValue value = YamlReader.readValue(text, OPTION);
        tree = grown(tree, List.of(path.split("\\.", -1)), relocated(value, at), at);
        if (value instanceof ConfValue.Scalar
            && value.plain() != null
            && !text.matches("['\"].*")) {
          texts.put(path, text);
        }
      } catch (ConfException e) {
        // Applying them repeats it.
      }
    }
    return new RuntimeParams(tree, texts, Optional.of(OPTION));
  }

  /** The mapping with one more value, and the maps that lead to it. */
  private static ConfValue.Mapping grown(
      ConfValue.Mapping mapping, List<String> path, ConfValue value, Location at) {
    String key = path.get(0);
    if (path.size() == 1) {
      return with(mapping, key, value, at);
    }
    ConfValue.Mapping inner =
        mapping.get(key).orElse(null) instanceof ConfValue.Mapping there
            ? there
            : ConfValue.Mapping.empty(at);
    return with(mapping, key, grown(inner, path.subList(1, path.size()), value, at), at);
  }

  static Applied apply(
      ConfValue.Mapping tree,
      Optional<ConfValue.Mapping> scheduled,
      ConfigRequest request,
      Set<String> asked,
      List<String> problems) {
    // The runs of all schedules share one compiled pipeline, so templates cannot ask for theirs.
    ParameterOptions schedule = new ParameterOptions(tree, Set.of(), problems);
    scheduled.ifPresent(schedule::merge);
    ParameterOptions options = new ParameterOptions(schedule.tree, asked, problems);
    request.paramsFile().ifPresent(options::file);
    request.params().ifPresent(options::pairs);
    List<GivenParameter> given = new ArrayList<>(schedule.given);
    given.addAll(options.given);
    return new Applied(options.tree, given);
  }

  /**
   * The options on their own, for a spec that has no configuration: only top-level keys can be
   * given.
   *
   * @throws UserException when they cannot be read
   */
  public static Map<String, Object> alone(Optional<String> params, Optional<Path> file) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      file.ifPresent(
          f ->
              YamlReader.readMapping(f, f.toString())
                  .entries()
                  .forEach((k, v) -> values.put(k, v.plain())));
      for (String pair : split(params.orElse(""))) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new UserException(OPTION + ": '" + pair.strip() + "' is not key=value.");
        }
        String key = pair.substring(0, equals).strip();
        values.put(key, YamlReader.readValue(pair.substring(equals + 1).strip(), OPTION).plain());
      }
    } catch (ConfException e) {
      throw new UserException(e.problems());
    }
    return values;
  }

  private void file(Path file) {
    if (!Files.isRegularFile(file)) {
      problems.add("-Dvertexai.paramsFile: the file " + file + " does not exist.");
      return;
    }
    try {
      merge(YamlReader.readMapping(file, file.toString()));
    } catch (ConfException e) {
      problems.addAll(e.problems());
    }
  }

  private void merge(ConfValue.Mapping values) {
    tree = merged(tree, parameters(values, tree, List.of()));
  }

  /** Deeply; unlike in conf/, null is a value, because a parameter cannot be taken away here. */
  private static ConfValue.Mapping merged(ConfValue.Mapping known, ConfValue.Mapping given) {
    ConfValue.Mapping result = known;
    for (Map.Entry<String, ConfValue> entry : given.entries().entrySet()) {
      String key = entry.getKey();
      ConfValue there = result.get(key).orElse(null);
      ConfValue value =
          there instanceof ConfValue.Mapping inner
                  && entry.getValue() instanceof ConfValue.Mapping innerGiven
              ? merged(inner, innerGiven)
              : entry.getValue();
      result = with(result, key, value, given.keyAt(key));
    }
    return result;
  }

  /** What of it may be a parameter. */
  private ConfValue.Mapping parameters(
      ConfValue.Mapping values, ConfValue.Mapping known, List<String> above) {
    ConfValue.Mapping result = ConfValue.Mapping.empty(values.at());
    for (Map.Entry<String, ConfValue> entry : values.entries().entrySet()) {
      String key = entry.getKey();
      List<String> path = followed(above, key);
      ConfValue there = known.get(key).orElse(null);
      ConfValue value = entry.getValue();
      if (there != null || !isAsked(String.join(".", path))) {
        boolean both = value instanceof ConfValue.Mapping && there instanceof ConfValue.Mapping;
        if (there == null) {
          given(path, above.size(), value, values.keyAt(key), known);
        }
        ConfValue part =
            both ? parameters((ConfValue.Mapping) value, (ConfValue.Mapping) there, path) : value;
        result = with(result, key, part, values.keyAt(key));
      }
    }
    return result;
  }

  private static List<String> followed(List<String> above, String key) {
    List<String> path = new ArrayList<>(above);
    path.add(key);
    return path;
  }

  /** Each value on its own, so that a slip below a new key is found as well. */
  private void given(
      List<String> path, int unknown, ConfValue value, Location at, ConfValue.Mapping known) {
    if (value instanceof ConfValue.Mapping inner && !inner.entries().isEmpty()) {
      inner
          .entries()
          .forEach(
              (key, child) -> given(followed(path, key), unknown, child, inner.keyAt(key), known));
    } else {
      List<String> names = new ArrayList<>(known.entries().keySet());
      String above = String.join("", path.subList(0, unknown).stream().map(s -> s + ".").toList());
      asked.stream()
          .filter(name -> name.startsWith(above))
          .forEach(name -> names.add(name.substring(above.length())));
      given.add(new GivenParameter(at.toString(), path, unknown, names));
    }
  }

  /** Whether a template asks for it, for what lies below it, or for what it lies below. */
  private boolean isAsked(String path) {
    return asked.stream()
        .anyMatch(
            name ->
                name.equals(path) || name.startsWith(path + ".") || path.startsWith(name + "."));
  }

  private void pairs(String text) {
    for (String pair : split(text)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        problems.add(OPTION + ": '" + pair.strip() + "' is not key=value.");
      } else {
        pair(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }

  private void pair(String path, String text) {
    try {
      ConfValue value = relocated(YamlReader.readValue(text, OPTION), Location.of(OPTION));
      tree = set(tree, List.of(path.split("\\.", -1)), 0, value);
    } catch (ConfException e) {
      problems.add(
          OPTION
              + ": the value of '"
              + path
              + "' is not valid: '"
              + text
              + "'; write lists as [a,b], maps as {a: 1}, and quote texts with special"
              + " characters.");
    }
  }

  private ConfValue.Mapping set(
      ConfValue.Mapping mapping, List<String> path, int depth, ConfValue value) {
    Location at = Location.of(OPTION);
    String key = path.get(depth);
    ConfValue there = mapping.get(key).orElse(null);
    boolean last = depth == path.size() - 1;
    if (there == null || there.plain() == null && !last) {
      return isAsked(String.join(".", path)) ? mapping : added(mapping, path, depth, value);
    }
    if (last) {
      boolean both = there instanceof ConfValue.Mapping && value instanceof ConfValue.Mapping;
      ConfValue all =
          both ? over((ConfValue.Mapping) there, (ConfValue.Mapping) value, path) : value;
      return with(mapping, key, all, at);
    }
    if (there instanceof ConfValue.Mapping inner) {
      // What is wrong with the group as a whole is so because of the option.
      return with(mapping, key, set(inner, path, depth + 1, value), at);
    }
    if (!isAsked(String.join(".", path))) {
      problems.add(
          OPTION
              + ": "
              + String.join(".", path)
              + " is not a parameter: '"
              + String.join(".", path.subList(0, depth + 1))
              + "' has no keys, it is "
              + there.words()
              + ".");
    }
    return mapping;
  }

  private ConfValue.Mapping over(
      ConfValue.Mapping there, ConfValue.Mapping values, List<String> path) {
    return merged(there, parameters(values, there, path));
  }

  private ConfValue.Mapping added(
      ConfValue.Mapping mapping, List<String> path, int depth, ConfValue value) {
    Location at = Location.of(OPTION);
    given(path, depth, value, at, mapping);
    return grown(mapping, path.subList(depth, path.size()), value, at);
  }

  private static ConfValue relocated(ConfValue value, Location at) {
    return ConfValue.of(value.plain(), at);
  }

  private static ConfValue.Mapping with(
      ConfValue.Mapping mapping, String key, ConfValue value, Location at) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(mapping.entries());
    Map<String, Location> keys = new LinkedHashMap<>(mapping.keys());
    entries.put(key, value);
    keys.put(key, at);
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /** An apostrophe within a word is no quote. */
  private static boolean beginsValue(String text, int i) {
    String before = text.substring(0, i).stripTrailing();
    return before.isEmpty() || "=,[{:".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** Splits at commas that no bracket, brace or quote protects. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == '"' && c == '\\') {
        i++;
      } else if (quote != 0 && c == quote) {
        boolean doubled = c == '\'' && text.startsWith("''", i);
        i += doubled ? 1 : 0;
        quote = doubled ? quote : 0;
      } else if (quote != 0) {
        continue;
      } else if ((c == '"' || c == '\'') && beginsValue(text, i)) {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts.stream().filter(part -> !part.isBlank()).toList();
  }
}
