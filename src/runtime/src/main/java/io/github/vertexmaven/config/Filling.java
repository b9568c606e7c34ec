package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One walk through a configuration, which fills in the templates of its texts. */
final class Filling {

  private final Templating templating;
  private final Templating.Named scope;
  private final Predicate<String> isText;
  private final boolean forRuns;

  /**
   * A walk.
   *
   * @param forRuns whether a run fills in more: what looks like a run-time name and is none is kept
   *     from it by a second dollar
   */
  Filling(
      Templating templating, Templating.Named scope, Predicate<String> isText, boolean forRuns) {
    this.templating = templating;
    this.scope = scope;
    this.isText = isText;
    this.forRuns = forRuns;
  }

  /**
   * Where the walk is.
   *
   * @param path for messages
   * @param keys the same with the numbers of list items
   * @param at where the text was written
   * @param depth how many values and templates lead here
   */
  record Spot(String path, List<String> keys, Location at, int depth) {

    Spot below(String key, Location place) {
      return new Spot(path.isEmpty() ? key : path + "." + key, with(key), place, depth + 1);
    }

    Spot item(int index, Location place) {
      return new Spot(path, with(String.valueOf(index)), place, depth + 1);
    }

    Spot deeper() {
      return new Spot(path, keys, at, depth + 1);
    }

    private List<String> with(String key) {
      List<String> longer = new ArrayList<>(keys);
      longer.add(key);
      return longer;
    }
  }

  ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    return mapping(mapping, new Spot("", List.of(), mapping.at(), 0));
  }

  private ConfValue.Mapping mapping(ConfValue.Mapping mapping, Spot spot) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, value) -> entries.put(key, value(value, spot.below(key, value.at()))));
    return new ConfValue.Mapping(entries, mapping.keys(), mapping.at());
  }

  private ConfValue value(ConfValue value, Spot spot) {
    if (value instanceof ConfValue.Mapping mapping) {
      return mapping(mapping, spot);
    }
    if (value instanceof ConfValue.Sequence sequence) {
      List<ConfValue> items = new ArrayList<>();
      for (ConfValue item : sequence.items()) {
        items.add(value(item, spot.item(items.size(), item.at())));
      }
      return new ConfValue.Sequence(items, sequence.at());
    }
    boolean template = value.plain() instanceof String text && text.contains("${");
    return template ? text((String) value.plain(), spot) : value;
  }

  private ConfValue text(String text, Spot spot) {
    if (text.length() > Templating.MAX_LENGTH) {
      problem(spot, "a text with templates has at most a million characters");
      return new ConfValue.Scalar(text, spot.at());
    }
    List<Template.Part> parts = new TemplateParser(text).parts();
    AskedParams.of(parts).forEach(templating::asks);
    boolean isAlone =
        parts.size() == 1
            && (parts.get(0) instanceof Template.Placeholder
                || parts.get(0) instanceof Template.Call);
    if (isAlone) {
      return alone(parts.get(0), spot);
    }
    StringBuilder filled = new StringBuilder();
    for (Template.Part part : parts) {
      filled.append(text(part, spot));
      if (filled.length() > Templating.MAX_LENGTH) {
        problem(spot, "its templates expand to more than a million characters");
        return new ConfValue.Scalar(text, spot.at());
      }
    }
    return new ConfValue.Scalar(filled.toString(), spot.at());
  }

  private ConfValue alone(Template.Part part, Spot spot) {
    Optional<?> found = found(part, spot);
    if (found.isEmpty()) {
      return new ConfValue.Scalar(kept(part), spot.at());
    }
    boolean asWritten = isText.test(spot.path());
    if (found.get() instanceof Templating.Unquoted unquoted) {
      return new ConfValue.Scalar(
          asWritten ? unquoted.text() : YamlReader.scalar(unquoted.text()), spot.at());
    }
    if (found.get() instanceof ScalarText typed) {
      return new ConfValue.Scalar(
          asWritten && typed.value() != null ? typed.text() : typed.value(), spot.at());
    }
    return moved(found.get(), spot);
  }

  /** A value is where it is used, so that a message about it names the line to mend. */
  private ConfValue moved(Object value, Spot spot) {
    if (!templating.takes(FoundValue.size(value))) {
      problem(spot, "its templates expand to more than a million values");
      return new ConfValue.Scalar(null, spot.at());
    }
    return ConfValue.of(value, spot.at());
  }

  /** A part within a longer text. */
  String text(Template.Part part, Spot spot) {
    if (part instanceof Template.Literal literal) {
      return literal.text();
    }
    if (part instanceof Template.Broken broken) {
      return broken(broken, spot);
    }
    if (part instanceof Template.Escaped escaped) {
      boolean keeps = forRuns && Templating.RUN_TIME_NAMES.contains(escaped.name());
      return templating.isComplete() && !keeps ? escaped.text().substring(1) : escaped.text();
    }
    Optional<?> found = found(part, spot);
    if (found.isEmpty()) {
      return kept(part);
    }
    if (found.get() instanceof Map<?, ?> || found.get() instanceof List<?>) {
      problem(spot, Template.shown(part) + " is a list or a map, so it cannot be part of a text");
      return "";
    }
    return FoundValue.text(found.get());
  }

  /** What stays where nothing takes the place of a placeholder. */
  String kept(Template.Part part) {
    String text =
        part instanceof Template.Call call ? call.text() : ((Template.Placeholder) part).text();
    boolean escape =
        !templating.isComplete()
            && forRuns
            && part instanceof Template.Placeholder placeholder
            && placeholder.plainName().filter(Templating.RUN_TIME_NAMES::contains).isPresent();
    return escape ? "$" + text : text;
  }

  private String broken(Template.Broken broken, Spot spot) {
    if (templating.isComplete()) {
      problem(
          spot,
          "'"
              + broken.text()
              + "' is no template such as ${name} or ${name|default}; for the text itself write"
              + " $"
              + broken.text());
    }
    return broken.text();
  }

  /** Empty when the placeholder stays as it is. */
  Optional<?> found(Template.Part part, Spot spot) {
    if (spot.depth() > Templating.MAX_DEPTH) {
      problem(spot, Template.shown(part) + " is nested too deeply");
      return Optional.empty();
    }
    return part instanceof Template.Call call
        ? new ResolverCall(this, templating, call, spot.deeper()).value()
        : found((Template.Placeholder) part, spot);
  }

  private Optional<?> found(Template.Placeholder placeholder, Spot spot) {
    if (placeholder.up() > 0) {
      return relative(placeholder, spot);
    }
    String name = name(placeholder, spot);
    if (templating.isComplete() && Templating.RUN_TIME_NAMES.contains(name)) {
      return Optional.empty();
    }
    for (TemplateResolver source : templating.sources()) {
      Optional<?> found = source.resolve(name);
      if (found.isPresent()) {
        return found.get() instanceof ConfValue global ? global(name, global, spot) : found;
      }
    }
    if (!templating.isComplete()) {
      return Optional.empty();
    }
    Optional<?> own = selected(TemplateScope.path(name), "${" + name + "}", spot);
    return own.isPresent() ? own : orElse(placeholder, name, spot);
  }

  private String name(Template.Placeholder placeholder, Spot spot) {
    StringBuilder name = new StringBuilder();
    placeholder.name().forEach(part -> name.append(text(part, spot.deeper())));
    return name.toString();
  }

  /** As OmegaConf counts: one dot is the map that the text stands in. */
  private Optional<?> relative(Template.Placeholder placeholder, Spot spot) {
    if (!templating.isComplete()) {
      return Optional.empty();
    }
    int kept = spot.keys().size() - placeholder.up();
    List<String> path = new ArrayList<>(spot.keys().subList(0, Math.max(0, kept)));
    path.addAll(TemplateScope.path(name(placeholder, spot)));
    Optional<?> found = kept < 0 ? Optional.empty() : selected(path, placeholder.text(), spot);
    if (found.isPresent()) {
      return found;
    }
    if (placeholder.fallback().isPresent()) {
      return Optional.of(new Templating.Unquoted(fallback(placeholder, spot)));
    }
    problem(
        spot,
        kept < 0
            ? placeholder.text() + " has more dots than there are maps around it"
            : placeholder.text()
                + " has no value; there is no key '"
                + String.join(".", path)
                + "'");
    return Optional.empty();
  }

  /**
   * What a key of the same files is filled with; empty when there is none, or it is the very text
   * that asks.
   */
  Optional<?> selected(List<String> path, String asked, Spot spot) {
    Optional<TemplateScope.Found> found = scope.scope().find(path, spot.at());
    if (found.isEmpty() || path.equals(spot.keys())) {
      return Optional.empty();
    }
    String key =
        scope.name()
            + " "
            + found.get().layer()
            + " "
            + forRuns
            + " "
            + String.join("\0", path)
            + " "
            + found.get().value().at();
    Spot there = new Spot(String.join(".", path), path, found.get().value().at(), spot.depth());
    return filled(key, found.get().value(), this, there, asked, spot);
  }

  private Optional<?> orElse(Template.Placeholder placeholder, String name, Spot spot) {
    if (placeholder.fallback().isPresent()) {
      return Optional.of(new Templating.Unquoted(fallback(placeholder, spot)));
    }
    String variable =
        name.startsWith("env.")
            ? name.substring("env.".length())
            : "VERTEXAI_CONFIG_" + Templating.suffix(name);
    problem(
        spot,
        "${"
            + name
            + "} has no value; set the environment variable "
            + variable
            + ", or give a default: ${"
            + name
            + "|default}"
            + fromGit(name));
    return Optional.empty();
  }

  private static String fromGit(String name) {
    return switch (name) {
      case "commit_id" -> "; git gives it while everything is committed";
      case "branch_name" -> "; git gives it while a branch is checked out";
      default -> "";
    };
  }

  private String fallback(Template.Placeholder placeholder, Spot spot) {
    String written = placeholder.fallback().orElseThrow();
    if (!written.contains("${") || spot.depth() > Templating.MAX_DEPTH) {
      return written;
    }
    StringBuilder filled = new StringBuilder();
    new TemplateParser(written).parts().forEach(part -> filled.append(text(part, spot.deeper())));
    return filled.toString();
  }

  /** What a global is filled with. */
  Optional<?> global(String name, ConfValue raw, Spot spot) {
    Filling globals = new Filling(templating, templating.globalsScope(), any -> false, forRuns);
    Spot there = new Spot(name, TemplateScope.path(name), raw.at(), spot.depth());
    String key = "globals " + forRuns + " " + name;
    return filled(key, raw, globals, there, "${" + name + "}", spot);
  }

  /** Whether the walk is within globals. */
  boolean inGlobals() {
    return scope.name().equals(templating.globalsScope().name());
  }

  boolean forRuns() {
    return forRuns;
  }

  private Optional<?> filled(
      String key, ConfValue raw, Filling filling, Spot there, String asked, Spot spot) {
    Optional<ConfValue> known = templating.filled(key);
    if (known.isEmpty()) {
      if (spot.depth() > Templating.MAX_DEPTH || !templating.begin(key)) {
        problem(spot, asked + " leads back to itself");
        return Optional.of("");
      }
      known = Optional.of(filling.value(raw, there.deeper()));
      templating.end(key);
      templating.keep(key, known.get());
    }
    Object plain = known.get().plain();
    return Optional.of(plain == null ? new ScalarText("", null) : plain);
  }

  void problem(Spot spot, String what) {
    templating.problem(spot.at() + ": " + spot.path() + ": " + what + ".");
  }
}
