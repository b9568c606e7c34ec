package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.RuntimeParams;
import io.github.vertexmaven.config.YamlReader;
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
 * Only keys can be set that are known, or that a template asks for as {@code
 * ${runtime_params:key}}; those of templates alone do not become parameters.
 */
public final class ParameterOptions {

  private static final String OPTION = "-Dvertexai.params";

  private final List<String> problems;
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

  static ConfValue.Mapping apply(
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
    return options.tree;
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

  private void merge(ConfValue.Mapping given) {
    tree = merged(tree, known(given, tree, ""));
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

  /** What of it is a parameter. */
  private ConfValue.Mapping known(ConfValue.Mapping given, ConfValue.Mapping known, String prefix) {
    ConfValue.Mapping result = ConfValue.Mapping.empty(given.at());
    for (Map.Entry<String, ConfValue> entry : given.entries().entrySet()) {
      String key = entry.getKey();
      ConfValue there = known.get(key).orElse(null);
      ConfValue value = entry.getValue();
      if (there == null && !isAsked(prefix + key)) {
        unknown(given.keyAt(key) + ": " + prefix + key, key, prefix, known);
      } else if (there != null) {
        boolean both = value instanceof ConfValue.Mapping && there instanceof ConfValue.Mapping;
        ConfValue part =
            both
                ? known((ConfValue.Mapping) value, (ConfValue.Mapping) there, prefix + key + ".")
                : value;
        result = with(result, key, part, given.keyAt(key));
      }
    }
    return result;
  }

  /** Whether a template asks for it, for what lies below it, or for what it lies below. */
  private boolean isAsked(String path) {
    return asked.stream()
        .anyMatch(
            name ->
                name.equals(path) || name.startsWith(path + ".") || path.startsWith(name + "."));
  }

  private void unknown(String what, String key, String prefix, ConfValue.Mapping known) {
    List<String> names = new ArrayList<>(known.entries().keySet());
    asked.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .forEach(names::add);
    problems.add(what + " is not a parameter" + DidYouMean.suffix(names, key));
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
      tree = set(tree, path, 0, YamlReader.readValue(text, OPTION));
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
      ConfValue.Mapping mapping, String path, int start, ConfValue value) {
    int dot = path.indexOf('.', start);
    String key = path.substring(start, dot < 0 ? path.length() : dot);
    ConfValue there = mapping.get(key).orElse(null);
    if (there == null) {
      if (!isAsked(path)) {
        unknown(OPTION + ": " + path, key, path.substring(0, start), mapping);
      }
      return mapping;
    }
    Location at = Location.of(OPTION);
    if (dot < 0) {
      return with(mapping, key, relocated(value, at), at);
    }
    if (there instanceof ConfValue.Mapping inner) {
      // What is wrong with the group as a whole is so because of the option.
      return with(mapping, key, set(inner, path, dot + 1, value), at);
    }
    if (isAsked(path)) {
      return mapping;
    }
    problems.add(
        OPTION
            + ": "
            + path
            + " is not a parameter: '"
            + path.substring(0, dot)
            + "' has no keys, it is "
            + there.words()
            + ".");
    return mapping;
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
