package io.github.vertexmaven.core.config;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters given for one run: {@code -Dvertexai.paramsFile=file.yml}, a tree that is merged, and
 * over it {@code -Dvertexai.params=a.b=0.3,list=[x,y]}, where brackets and quotes protect commas.
 * Only known keys can be set.
 */
public final class ParameterOptions {

  private static final String OPTION = "-Dvertexai.params";

  private final List<String> problems;
  private ConfValue.Mapping tree;

  private ParameterOptions(ConfValue.Mapping tree, List<String> problems) {
    this.tree = tree;
    this.problems = problems;
  }

  static ConfValue.Mapping apply(
      ConfValue.Mapping tree,
      Optional<ConfValue.Mapping> scheduled,
      ConfigRequest request,
      List<String> problems) {
    ParameterOptions options = new ParameterOptions(tree, problems);
    scheduled.ifPresent(options::merge);
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
    checkKnown(given, tree, "");
    tree = merged(tree, given);
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

  private void checkKnown(ConfValue.Mapping given, ConfValue.Mapping known, String prefix) {
    given
        .entries()
        .forEach(
            (key, value) -> {
              ConfValue there = known.get(key).orElse(null);
              if (there == null) {
                unknown(given.keyAt(key) + ": " + prefix + key, key, known);
              } else if (value instanceof ConfValue.Mapping inner
                  && there instanceof ConfValue.Mapping innerKnown) {
                checkKnown(inner, innerKnown, prefix + key + ".");
              }
            });
  }

  private void unknown(String what, String key, ConfValue.Mapping known) {
    problems.add(what + " is not a parameter" + DidYouMean.suffix(known.entries().keySet(), key));
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
              + "'; write lists as [a,b], maps as {a: 1}, and quote texts with special characters.");
    }
  }

  private ConfValue.Mapping set(
      ConfValue.Mapping mapping, String path, int start, ConfValue value) {
    int dot = path.indexOf('.', start);
    String key = path.substring(start, dot < 0 ? path.length() : dot);
    ConfValue there = mapping.get(key).orElse(null);
    if (there == null) {
      unknown(OPTION + ": " + path, key, mapping);
      return mapping;
    }
    Location at = Location.of(OPTION);
    if (dot < 0) {
      return with(mapping, key, relocated(value, at), at);
    }
    if (there instanceof ConfValue.Mapping inner) {
      return with(mapping, key, set(inner, path, dot + 1, value), mapping.keyAt(key));
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
