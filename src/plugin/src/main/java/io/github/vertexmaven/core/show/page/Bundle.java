package io.github.vertexmaven.core.show.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JavaScript modules as one script, because a page that is a single file cannot import any. Each
 * module is a function that is called once, after those that it imports, and gives what it exports.
 */
final class Bundle {

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:\\{ ([^}]+) } from )?'([^']+)';$", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("^export (?=(?:const|class) (\\w+))", Pattern.MULTILINE);
  private static final Pattern OTHER =
      Pattern.compile("^(?:import|export)\\b.*", Pattern.MULTILINE);

  private final UnaryOperator<String> source;

  /** The modules by their path, each after those that it imports; empty while it is read. */
  private final Map<String, String> functions = new LinkedHashMap<>();

  private Bundle(UnaryOperator<String> source) {
    this.source = source;
  }

  /**
   * One script.
   *
   * @param first the path of the module that begins
   * @param source the text of a module by its path
   */
  static String of(String first, UnaryOperator<String> source) {
    Bundle bundle = new Bundle(source);
    bundle.add(first);
    return bundle.functions.values().stream()
        .collect(Collectors.joining("\n", "'use strict';\n(() => {\n", "\n})();"));
  }

  private void add(String path) {
    String known = functions.putIfAbsent(path, "");
    if (known != null) {
      if (known.isEmpty()) {
        throw new IllegalStateException(path + " imports what imports it");
      }
      return;
    }
    String text = source.apply(path);
    String body = IMPORT.matcher(text).replaceAll(found -> imported(path, found));
    List<String> exports = new ArrayList<>();
    body =
        EXPORT
            .matcher(body)
            .replaceAll(
                found -> {
                  exports.add(found.group(1));
                  return "";
                });
    Matcher other = OTHER.matcher(body);
    if (other.find()) {
      throw new IllegalStateException(path + " has an unknown kind of line: " + other.group());
    }
    functions.remove(path);
    functions.put(
        path,
        "const %s = (() => {\n%s\nreturn { %s };\n})();"
            .formatted(name(path), body.strip(), String.join(", ", exports)));
  }

  private String imported(String path, MatchResult found) {
    String other = Path.of(path).resolveSibling(found.group(2)).normalize().toString();
    String module = other.replace('\\', '/');
    add(module);
    return found.group(1) == null
        ? ""
        : Matcher.quoteReplacement(
            "const { " + found.group(1).replace(" as ", ": ") + " } = " + name(module) + ";");
  }

  private static String name(String path) {
    return "$" + path.replace(".js", "").replaceAll("\\W", "_");
  }
}
