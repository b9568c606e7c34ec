package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One walk through a configuration, which fills in the templates of its texts. */
final class Filling implements TemplateWalk {

  private final TemplateMemory memory;
  private final TemplateMemory.Named scope;
  private final Predicate<String> isText;
  private final boolean forRuns;

  /**
   * A walk.
   *
   * @param forRuns whether a run fills in more: what looks like a run-time name and is none is kept
   *     from it by a second dollar
   */
  Filling(
      TemplateMemory memory,
      TemplateMemory.Named scope,
      Predicate<String> isText,
      boolean forRuns) {
    this.memory = memory;
    this.scope = scope;
    this.isText = isText;
    this.forRuns = forRuns;
  }

  ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    return mapping(mapping, new TemplateSpot("", List.of(), mapping.at(), 0));
  }

  private ConfValue.Mapping mapping(ConfValue.Mapping mapping, TemplateSpot spot) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, value) -> entries.put(key, value(value, spot.below(key, value.at()))));
    return new ConfValue.Mapping(entries, mapping.keys(), mapping.at());
  }

  private ConfValue value(ConfValue value, TemplateSpot spot) {
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

  private ConfValue text(String text, TemplateSpot spot) {
    if (text.length() > TemplateMemory.MAX_LENGTH) {
      problem(spot, "a text with templates has at most a million characters");
      return new ConfValue.Scalar(text, spot.at());
    }
    List<Template.Part> parts = new TemplateParser(text).parts();
    AskedParams.of(parts).forEach(memory::asks);
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
      if (filled.length() > TemplateMemory.MAX_LENGTH) {
        problem(spot, "its templates expand to more than a million characters");
        return new ConfValue.Scalar(text, spot.at());
      }
    }
    return new ConfValue.Scalar(filled.toString(), spot.at());
  }

  private ConfValue alone(Template.Part part, TemplateSpot spot) {
    Optional<?> found = found(part, spot);
    if (found.isEmpty()) {
      return new ConfValue.Scalar(kept(part), spot.at());
    }
    boolean asWritten = isText.test(spot.path());
    if (found.get() instanceof UnquotedText unquoted) {
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
  private ConfValue moved(Object value, TemplateSpot spot) {
    if (!memory.takes(FoundValue.size(value))) {
      problem(spot, "its templates expand to more than a million values");
      return new ConfValue.Scalar(null, spot.at());
    }
    return ConfValue.of(value, spot.at());
  }

  @Override
  public String text(Template.Part part, TemplateSpot spot) {
    if (part instanceof Template.Literal literal) {
      return literal.text();
    }
    if (part instanceof Template.Broken broken) {
      return broken(broken, spot);
    }
    if (part instanceof Template.Escaped escaped) {
      boolean keeps = forRuns && TemplateMemory.RUN_TIME_NAMES.contains(escaped.name());
      return memory.isComplete() && !keeps ? escaped.text().substring(1) : escaped.text();
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

  @Override
  public String kept(Template.Part part) {
    String text =
        part instanceof Template.Call call ? call.text() : ((Template.Placeholder) part).text();
    boolean escape =
        !memory.isComplete()
            && forRuns
            && part instanceof Template.Placeholder placeholder
            && placeholder.plainName().filter(TemplateMemory.RUN_TIME_NAMES::contains).isPresent();
    return escape ? "$" + text : text;
  }

  private String broken(Template.Broken broken, TemplateSpot spot) {
    if (memory.isComplete()) {
      problem(
          spot,
          "'"
              + broken.text()
              + "' is not a template such as ${name} or ${name|default}; for the text itself write $"
              + broken.text());
    }
    return broken.text();
  }

  @Override
  public Optional<?> found(Template.Part part, TemplateSpot spot) {
    if (spot.depth() > TemplateMemory.MAX_DEPTH) {
      problem(spot, Template.shown(part) + " is nested too deeply");
      return Optional.empty();
    }
    return part instanceof Template.Call call
        ? new ResolverCall(this, memory, call, spot.deeper()).value()
        : found((Template.Placeholder) part, spot);
  }

  private Optional<?> found(Template.Placeholder placeholder, TemplateSpot spot) {
    if (placeholder.up() > 0) {
      return relative(placeholder, spot);
    }
    String name = name(placeholder, spot);
    if (memory.isComplete() && TemplateMemory.RUN_TIME_NAMES.contains(name)) {
      return Optional.empty();
    }
    for (TemplateResolver source : memory.sources()) {
      Optional<?> found = source.resolve(name);
      if (found.isPresent()) {
        return found.get() instanceof ConfValue global ? global(name, global, spot) : found;
      }
    }
    if (!memory.isComplete()) {
      return Optional.empty();
    }
    Optional<?> own = selected(TemplateScope.path(name), "${" + name + "}", spot);
    return own.isPresent() ? own : orElse(placeholder, name, spot);
  }

  private String name(Template.Placeholder placeholder, TemplateSpot spot) {
    StringBuilder name = new StringBuilder();
    placeholder.name().forEach(part -> name.append(text(part, spot.deeper())));
    return name.toString();
  }

  /** As OmegaConf counts: one dot is the map that the text stands in. */
  private Optional<?> relative(Template.Placeholder placeholder, TemplateSpot spot) {
    if (!memory.isComplete()) {
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
      return Optional.of(new UnquotedText(fallback(placeholder, spot)));
    }
    problem(
        spot,
        kept < 0
            ? placeholder.text() + " has more dots than maps around it"
            : placeholder.text()
                + " has no value; there is no key '"
                + String.join(".", path)
                + "'");
    return Optional.empty();
  }

  @Override
  public Optional<?> selected(List<String> path, String asked, TemplateSpot spot) {
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
    TemplateSpot there =
        new TemplateSpot(String.join(".", path), path, found.get().value().at(), spot.depth());
    return filled(key, found.get().value(), this, there, asked, spot);
  }

  private Optional<?> orElse(Template.Placeholder placeholder, String name, TemplateSpot spot) {
    if (placeholder.fallback().isPresent()) {
      return Optional.of(new UnquotedText(fallback(placeholder, spot)));
    }
    String variable =
        name.startsWith("env.")
            ? name.substring("env.".length())
            : "VERTEXAI_CONFIG_" + Template.variable(name);
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
      case "commit_id" -> "; git gives it only when everything is committed";
      case "branch_name" -> "; git gives it only when a branch is checked out";
      default -> "";
    };
  }

  private String fallback(Template.Placeholder placeholder, TemplateSpot spot) {
    String written = placeholder.fallback().orElseThrow();
    if (!written.contains("${") || spot.depth() > TemplateMemory.MAX_DEPTH) {
      return written;
    }
    StringBuilder filled = new StringBuilder();
    new TemplateParser(written).parts().forEach(part -> filled.append(text(part, spot.deeper())));
    return filled.toString();
  }

  @Override
  public Optional<?> global(String name, ConfValue raw, TemplateSpot spot) {
    Filling globals = new Filling(memory, memory.globalsScope(), any -> false, forRuns);
    TemplateSpot there = new TemplateSpot(name, TemplateScope.path(name), raw.at(), spot.depth());
    String key = "globals " + forRuns + " " + name;
    return filled(key, raw, globals, there, "${" + name + "}", spot);
  }

  @Override
  public boolean inGlobals() {
    return scope.name().equals(memory.globalsScope().name());
  }

  @Override
  public boolean forRuns() {
    return forRuns;
  }

  private Optional<?> filled(
      String key,
      ConfValue raw,
      Filling filling,
      TemplateSpot there,
      String asked,
      TemplateSpot spot) {
    Optional<ConfValue> known = memory.filled(key);
    if (known.isEmpty()) {
      if (spot.depth() > TemplateMemory.MAX_DEPTH || !memory.begin(key)) {
        problem(spot, asked + " leads back to itself");
        return Optional.of("");
      }
      known = Optional.of(filling.value(raw, there.deeper()));
      memory.end(key);
      memory.keep(key, known.get());
    }
    Object plain = known.get().plain();
    return Optional.of(plain == null ? new ScalarText("", null) : plain);
  }

  @Override
  public void problem(TemplateSpot spot, String what) {
    memory.problem(sentence(spot, what));
  }

  @Override
  public void unknownResolver(String resolver, TemplateSpot spot, String what) {
    memory.unknownResolver(resolver, sentence(spot, what));
  }

  private static String sentence(TemplateSpot spot, String what) {
    return spot.at() + ": " + spot.path() + ": " + what + ".";
  }
}
