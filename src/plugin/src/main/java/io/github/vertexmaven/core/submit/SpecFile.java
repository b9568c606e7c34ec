package io.github.vertexmaven.core.submit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.config.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pipeline spec that was compiled earlier, by this plugin or by another compiler: JSON or YAML,
 * bare or as a template with {@code pipelineSpec} and {@code runtimeConfig}. Only the first
 * document of a YAML file is the spec.
 */
public final class SpecFile {

  private final ConfValue.Mapping spec;
  private final Path file;

  private SpecFile(ConfValue.Mapping spec, Path file) {
    this.spec = spec;
    this.file = file;
  }

  /**
   * Reads a spec.
   *
   * @throws UserException when the file is no spec
   */
  public static SpecFile read(Path file) {
    try {
      String text = Files.readString(file);
      String first = text.replaceFirst("^---\\s*\\n", "").split("\\n---\\s*(\\n|$)", 2)[0];
      ConfValue value = YamlReader.readValue(first, file.toString());
      if (value instanceof ConfValue.Mapping mapping) {
        ConfValue inner = mapping.get("pipelineSpec").orElse(mapping);
        return new SpecFile((ConfValue.Mapping) inner, file).checked();
      }
    } catch (IOException e) {
      throw new UserException("The spec " + file + " cannot be read: " + e.getMessage());
    } catch (ConfException e) {
      throw new UserException(e.problems());
    } catch (ClassCastException e) {
      throw new UserException(file + ": pipelineSpec is not a map.");
    }
    throw new UserException(file + " is not a pipeline spec: it has no keys.");
  }

  private SpecFile checked() {
    if (name().isEmpty()) {
      throw new UserException(file + " is not a pipeline spec: it has no pipelineInfo.name.");
    }
    return this;
  }

  /** {@code pipelineInfo.name}. */
  public String name() {
    return text("pipelineInfo", "name").orElse("");
  }

  /** {@code defaultPipelineRoot}. */
  public Optional<String> defaultRoot() {
    return text("defaultPipelineRoot");
  }

  /** The spec as JSON. */
  public String json() {
    Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    return gson.toJson(spec.plain());
  }

  /**
   * The values for a run, {@code a=1,b=[x]}.
   *
   * @throws UserException for a name that is no input of the spec
   */
  public Map<String, Object> parameterValues(Map<String, Object> given) {
    Map<String, ?> inputs =
        mapping("root", "inputDefinitions", "parameters")
            .map(ConfValue.Mapping::entries)
            .orElse(Map.of());
    List<String> problems = new ArrayList<>();
    given.keySet().stream()
        .filter(key -> !inputs.containsKey(key))
        .forEach(
            key ->
                problems.add(
                    "-Dvertexai.params: "
                        + key
                        + " is not an input of "
                        + file
                        + DidYouMean.suffix(inputs.keySet(), key)));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return new TreeMap<>(given);
  }

  private Optional<String> text(String... path) {
    Optional<ConfValue> found = value(path);
    return found.map(ConfValue::plain).filter(String.class::isInstance).map(String.class::cast);
  }

  private Optional<ConfValue.Mapping> mapping(String... path) {
    return value(path)
        .filter(ConfValue.Mapping.class::isInstance)
        .map(ConfValue.Mapping.class::cast);
  }

  private Optional<ConfValue> value(String... path) {
    Optional<ConfValue> found = Optional.of(spec);
    for (String key : path) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(value -> ((ConfValue.Mapping) value).get(key));
    }
    return found;
  }
}
