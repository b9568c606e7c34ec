package io.github.vertexmaven.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Replaces {@code ${name}} and {@code ${name|default}} in the texts of a configuration. {@code
 * $${x}} is the literal {@code ${x}}. Names that only a run knows stay as they are.
 *
 * <p>A text that is nothing but one placeholder takes the type of what replaces it: {@code
 * ${size|3}} is the number 3, a text of {@code globals} stays a text, a map is put in whole.
 */
public final class Templating {

  /** Known when a task runs; filled in by whoever runs it. */
  public static final Set<String> RUN_TIME_NAMES = Set.of("run_id", "job_name");

  /** Globals may use globals, so a few lines could become billions of characters. */
  private static final int MAX_LENGTH = 1_000_000;

  private static final int MAX_DEPTH = 200;

  private final List<TemplateResolver> sources;
  private final boolean complete;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> inProgress = new LinkedHashSet<>();
  private final Map<String, ConfValue> filledGlobals = new HashMap<>();
  private long size;

  private Templating(List<TemplateResolver> sources, boolean complete) {
    this.sources = List.copyOf(sources);
    this.complete = complete;
  }

  /** The first source that knows a name wins; a name without value and default is a problem. */
  public static Templating of(List<TemplateResolver> sources) {
    return new Templating(sources, true);
  }

  /** Only what the sources know is replaced; everything else stays as it is written. */
  public static Templating only(List<TemplateResolver> sources) {
    return new Templating(sources, false);
  }

  /** A text that means what an unquoted scalar of YAML means, where it stands alone. */
  record Unquoted(String text) {}

  /** Texts that nobody quotes: those of the environment, the command line, the build. */
  public static TemplateResolver unquoted(Function<String, Optional<String>> texts) {
    return name -> texts.apply(name).map(Unquoted::new);
  }

  /** Environment variables {@code VERTEXAI_CONFIG_<NAME>} and {@code KEDRO_CONFIG_<NAME>}. */
  public static TemplateResolver environment(Map<String, String> variables) {
    return unquoted(
        name ->
            Optional.ofNullable(variables.get("VERTEXAI_CONFIG_" + suffix(name)))
                .or(() -> Optional.ofNullable(variables.get("KEDRO_CONFIG_" + suffix(name)))));
  }

  private static String suffix(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The globals by their paths; their own templates are filled in when they are used. */
  public static TemplateResolver globals(ConfValue.Mapping globals) {
    return name -> global(globals, name);
  }

  private static Optional<ConfValue> global(ConfValue.Mapping globals, String name) {
    Optional<ConfValue> direct = globals.get(name);
    int dot = name.indexOf('.');
    if (direct.isPresent() || dot < 0) {
      return direct;
    }
    return globals
        .get(name.substring(0, dot))
        .filter(ConfValue.Mapping.class::isInstance)
        .flatMap(inner -> global((ConfValue.Mapping) inner, name.substring(dot + 1)));
  }

  /** What could not be filled in; each text names file, line and key. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The mapping with its texts filled in, for those who fill in the run-time names later. */
  public ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    return new Filling(path -> false, true).fill(mapping, "", 0);
  }

  /**
   * The mapping with its texts filled in; nobody fills in more later.
   *
   * @param isText whether the value of a path is a text, although it may look like a number
   */
  public ConfValue.Mapping fill(ConfValue.Mapping mapping, Predicate<String> isText) {
    return new Filling(isText, false).fill(mapping, "", 0);
  }

  /** One walk through a configuration. */
  private final class Filling {

    private final Predicate<String> isText;
    private final boolean forRuns;

    /**
     * A walk.
     *
     * @param forRuns whether a run fills in more: what looks like a run-time name and is none is
     *     kept from it by a second dollar
     */
    Filling(Predicate<String> isText, boolean forRuns) {
      this.isText = isText;
      this.forRuns = forRuns;
    }

    ConfValue.Mapping fill(ConfValue.Mapping mapping, String path, int depth) {
      Map<String, ConfValue> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach((key, value) -> entries.put(key, fillValue(value, join(path, key), depth + 1)));
      return new ConfValue.Mapping(entries, mapping.keys(), mapping.at());
    }

    private String join(String path, String key) {
      return path.isEmpty() ? key : path + "." + key;
    }

    private ConfValue fillValue(ConfValue value, String path, int depth) {
      if (value instanceof ConfValue.Mapping mapping) {
        return fill(mapping, path, depth);
      }
      if (value instanceof ConfValue.Sequence sequence) {
        return new ConfValue.Sequence(
            sequence.items().stream().map(item -> fillValue(item, path, depth + 1)).toList(),
            sequence.at());
      }
      boolean template = value.plain() instanceof String text && text.contains("${");
      return template ? fillText((String) value.plain(), path, value.at(), depth) : value;
    }

    private ConfValue fillText(String text, String path, Location at, int depth) {
      if (text.length() > MAX_LENGTH) {
        problem(at, path, "a text with templates has at most a million characters");
        return new ConfValue.Scalar(text, at);
      }
      List<Template.Part> parts = Template.parse(text);
      if (parts.size() == 1 && parts.get(0) instanceof Template.Placeholder alone) {
        return alone(alone, path, at, depth);
      }
      StringBuilder filled = new StringBuilder();
      for (Template.Part part : parts) {
        filled.append(text(part, path, at, depth));
        if (filled.length() > MAX_LENGTH) {
          problem(at, path, "its templates expand to more than a million characters");
          return new ConfValue.Scalar(text, at);
        }
      }
      return new ConfValue.Scalar(filled.toString(), at);
    }

    private ConfValue alone(Template.Placeholder placeholder, String path, Location at, int depth) {
      Optional<?> found = found(placeholder, path, at, depth);
      if (found.isEmpty()) {
        return new ConfValue.Scalar(kept(placeholder), at);
      }
      if (found.get() instanceof Unquoted unquoted) {
        boolean asWritten = isText.test(path);
        return new ConfValue.Scalar(
            asWritten ? unquoted.text() : YamlReader.scalar(unquoted.text()), at);
      }
      return moved(found.get(), path, at);
    }

    /** A value is where it is used, so that a message about it names the line to mend. */
    private ConfValue moved(Object value, String path, Location at) {
      size += size(value);
      if (size > MAX_LENGTH) {
        problem(at, path, "its templates expand to more than a million values");
        return new ConfValue.Scalar(null, at);
      }
      return ConfValue.of(value, at);
    }

    private String text(Template.Part part, String path, Location at, int depth) {
      if (part instanceof Template.Literal literal) {
        return literal.text();
      }
      if (part instanceof Template.Broken broken) {
        return broken(broken, path, at);
      }
      if (part instanceof Template.Escaped escaped) {
        return complete && !(forRuns && RUN_TIME_NAMES.contains(escaped.name()))
            ? escaped.text().substring(1)
            : escaped.text();
      }
      Template.Placeholder placeholder = (Template.Placeholder) part;
      Optional<?> found = found(placeholder, path, at, depth);
      if (found.isEmpty()) {
        return kept(placeholder);
      }
      if (found.get() instanceof Map<?, ?> || found.get() instanceof List<?>) {
        problem(
            at,
            path,
            "${" + placeholder.name() + "} is a list or a map, so it cannot be part of a text");
        return "";
      }
      return found.get() instanceof Unquoted unquoted
          ? unquoted.text()
          : String.valueOf(found.get());
    }

    private String kept(Template.Placeholder placeholder) {
      boolean escape = !complete && forRuns && RUN_TIME_NAMES.contains(placeholder.name());
      return escape ? "$" + placeholder.text() : placeholder.text();
    }

    private String broken(Template.Broken broken, String path, Location at) {
      if (complete) {
        problem(
            at,
            path,
            "'"
                + broken.text()
                + "' is no template such as ${name} or ${name|default}; for the text itself write"
                + " $"
                + broken.text());
      }
      return broken.text();
    }

    /** Empty when the placeholder stays as it is. */
    private Optional<?> found(
        Template.Placeholder placeholder, String path, Location at, int depth) {
      String name = placeholder.name();
      if (complete && RUN_TIME_NAMES.contains(name)) {
        return Optional.empty();
      }
      for (TemplateResolver source : sources) {
        Optional<?> found = source.resolve(name);
        if (found.isPresent()) {
          return found.get() instanceof ConfValue global
              ? ofGlobal(name, global, path, at, depth)
              : found;
        }
      }
      if (!complete) {
        return Optional.empty();
      }
      if (placeholder.fallback().isPresent()) {
        return Optional.of(new Unquoted(fallback(placeholder, path, at, depth)));
      }
      problem(
          at,
          path,
          "${"
              + name
              + "} has no value; set the environment variable VERTEXAI_CONFIG_"
              + suffix(name)
              + ", or give a default: ${"
              + name
              + "|default}"
              + fromGit(name));
      return Optional.empty();
    }

    private String fromGit(String name) {
      return switch (name) {
        case "commit_id" -> "; git gives it while everything is committed";
        case "branch_name" -> "; git gives it while a branch is checked out";
        default -> "";
      };
    }

    private String fallback(Template.Placeholder placeholder, String path, Location at, int depth) {
      String written = placeholder.fallback().orElseThrow();
      if (!written.contains("${") || depth > MAX_DEPTH) {
        return written;
      }
      StringBuilder filled = new StringBuilder();
      Template.parse(written).forEach(part -> filled.append(text(part, path, at, depth + 1)));
      return filled.toString();
    }

    private Optional<?> ofGlobal(String name, ConfValue raw, String path, Location at, int depth) {
      ConfValue filled = filledGlobals.get(name + forRuns);
      if (filled == null) {
        if (depth > MAX_DEPTH || !inProgress.add(name)) {
          problem(at, path, "${" + name + "} leads back to itself");
          return Optional.of("");
        }
        filled = new Filling(any -> false, forRuns).fillValue(raw, name, depth + 1);
        inProgress.remove(name);
        filledGlobals.put(name + forRuns, filled);
      }
      Object plain = filled.plain();
      return Optional.of(plain == null ? new Unquoted("") : plain);
    }

    private void problem(Location at, String path, String what) {
      problems.add(at + ": " + path + ": " + what + ".");
    }
  }

  private static long size(Object value) {
    if (value instanceof Map<?, ?> map) {
      return 1 + map.values().stream().mapToLong(Templating::size).sum();
    }
    return value instanceof List<?> list ? 1 + list.stream().mapToLong(Templating::size).sum() : 1;
  }
}
