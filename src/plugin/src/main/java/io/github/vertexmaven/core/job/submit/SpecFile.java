package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.spec.ParameterType;
import io.github.vertexmaven.core.compile.spec.ParameterValues;
import io.github.vertexmaven.core.json.LenientFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pipeline spec that was compiled earlier, by this plugin or by another compiler: JSON or YAML,
 * bare or as a template with {@code pipelineSpec} and {@code runtimeConfig}. The first document of
 * a YAML file is the spec; a later one with {@code platforms} is its platform document.
 */
public final class SpecFile {

  /** What stands between the documents of a YAML file. */
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?=\\s|$)");

  /** A spec and its platform document are two. */
  private static final int MOST_DOCUMENTS = 20;

  private final LenientFields template;
  private final SpecDocument spec;
  private final String source;

  private SpecFile(LenientFields template, SpecDocument spec, String source) {
    this.template = template;
    this.spec = spec;
    this.source = source;
  }

  /**
   * Reads a spec.
   *
   * @throws UserException when the file is no spec
   */
  public static SpecFile read(Path file) {
    return parse(SpecFileText.of(file), file.toString());
  }

  /**
   * The spec of a text.
   *
   * @param source where it is from, for messages
   * @throws UserException when it is no spec
   */
  public static SpecFile parse(String text, String source) {
    try {
      List<ConfValue> documents = documents(text, source);
      ConfValue value = documents.get(0);
      if (!(value instanceof ConfValue.Mapping whole)) {
        throw new UserException(source + " is not a pipeline spec: it has no keys.");
      }
      if (!(whole.get("pipelineSpec").orElse(whole) instanceof ConfValue.Mapping spec)) {
        throw new UserException(source + ": pipelineSpec is not a map.");
      }
      return new SpecFile(
              LenientFields.of(whole.plain()).fields("runtimeConfig"),
              new SpecDocument(LenientFields.of(spec.plain()), platform(documents)),
              source)
          .checked();
    } catch (ConfException e) {
      throw new UserException(e.problems());
    }
  }

  private static LenientFields platform(List<ConfValue> documents) {
    return documents.stream()
        .skip(1)
        .map(document -> LenientFields.of(document.plain()))
        .filter(document -> document.has("platforms"))
        .findFirst()
        .orElse(LenientFields.of(null));
  }

  /**
   * All documents that say something, or one that does not. Blank lines keep the numbers of the
   * lines right; what has only comments is no document.
   */
  private static List<ConfValue> documents(String text, String source) {
    Matcher separator = SEPARATOR.matcher(text);
    List<ConfValue> documents = new ArrayList<>();
    int start = 0;
    while (separator.find()) {
      if (documents.size() == MOST_DOCUMENTS) {
        throw new UserException(
            source + " is not a pipeline spec: it has more than " + MOST_DOCUMENTS + " documents.");
      }
      documents.add(document(text, start, separator.start(), source));
      start = separator.end();
    }
    ConfValue last = document(text, start, text.length(), source);
    documents.add(last);
    documents.removeIf(document -> document.plain() == null);
    return documents.isEmpty() ? List.of(last) : documents;
  }

  private static ConfValue document(String text, int start, int end, String source) {
    int lines = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return YamlReader.readValue("\n".repeat(lines) + text.substring(start, end), source);
  }

  private SpecFile checked() {
    if (name().isEmpty()) {
      throw new UserException(source + " is not a pipeline spec: it has no pipelineInfo.name.");
    }
    SpecSize.problem(spec)
        .ifPresent(
            problem -> {
              throw new UserException(source + " is not a pipeline spec: " + problem);
            });
    return this;
  }

  /** The same without its platform document, for a service that takes none. */
  public SpecFile withoutPlatform() {
    return new SpecFile(template, new SpecDocument(spec.fields()), source);
  }

  /** {@code pipelineInfo.name}. */
  public String name() {
    return spec.name().orElse("");
  }

  /** Where run data goes when nobody says otherwise: the template's place, else the spec's. */
  public Optional<String> defaultRoot() {
    return template.string("gcsOutputDirectory").or(spec::defaultRoot);
  }

  /** The spec as JSON. */
  public String json() {
    return spec.text();
  }

  /** The spec as JSON for jobs. */
  public String json(CacheLimit limit) {
    return limit.on(spec).text();
  }

  /** The given values, where a map changes of the spec's own value only what it names. */
  public Map<String, Object> overDefaults(Map<String, Object> given) {
    Map<String, Object> values = new TreeMap<>();
    Map<String, SpecDefinition> inputs = spec.inputs().parameters();
    byInput(given)
        .forEach(
            (key, value) -> {
              Object own =
                  Optional.ofNullable(inputs.get(key))
                      .map(SpecDefinition::defaultValue)
                      .orElse(null);
              values.put(key, InputParts.merged(own, value));
            });
    return values;
  }

  private Map<String, Object> byInput(Map<String, Object> given) {
    return new InputParts(spec.inputs(), source).byInput(given);
  }

  /**
   * The values for a run: those of the template, and over them the given ones.
   *
   * @throws UserException for a name that is no input of the spec
   */
  public Map<String, Object> parameterValues(Map<String, Object> parameters) {
    Map<String, SpecDefinition> inputs = spec.inputs().parameters();
    Map<String, Object> given = byInput(parameters);
    List<String> problems = new ArrayList<>();
    given.keySet().stream()
        .filter(key -> !inputs.containsKey(key))
        .forEach(
            key ->
                problems.add(
                    "-Dvertexai.params: "
                        + key
                        + " is not an input of "
                        + source
                        + DidYouMean.suffix(inputs.keySet(), key)));
    given.forEach(
        (key, value) ->
            problems.addAll(
                problems(key, ConfValue.of(value, Location.of("-Dvertexai.params")), inputs)));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    Map<String, Object> values = new TreeMap<>(template.fields("parameterValues").plain());
    values.putAll(given);
    problems.addAll(SpecLimits.problems(spec, values));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return values;
  }

  /** Types of older specs are not checked: the service knows them. */
  private static List<String> problems(
      String key, ConfValue value, Map<String, SpecDefinition> inputs) {
    List<String> problems = new ArrayList<>(ParameterValues.problems(value, key));
    Optional<ParameterType> type =
        Optional.ofNullable(inputs.get(key))
            .flatMap(SpecDefinition::parameterType)
            .flatMap(ParameterType::named);
    if (problems.isEmpty()
        && type.filter(wanted -> !ParameterValues.fits(wanted, value.plain())).isPresent()) {
      problems.add(
          value.at()
              + ": "
              + key
              + ": the spec takes "
              + ParameterValues.words(type.get())
              + ", found "
              + value.words()
              + ".");
    }
    return problems;
  }
}
