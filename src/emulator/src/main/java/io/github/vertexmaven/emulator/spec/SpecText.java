package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A spec file's text, JSON or YAML, as plain values.
 *
 * @param platform the second document, with settings for Kubernetes; empty if there is none
 */
public record SpecText(Map<String, Object> document, Map<String, Object> platform) {

  private static final int MOST_DOCUMENTS = 16;

  /** Reads a text; one that holds no object is refused. */
  public static SpecText read(String text) throws MalformedSpec {
    if (text.isBlank()) {
      throw refused("the pipeline spec is empty");
    }
    return text.stripLeading().startsWith("{") ? json(text) : yaml(text);
  }

  private static SpecText json(String text) throws MalformedSpec {
    try {
      return new SpecText(object(JsonValues.read(text)), Map.of());
    } catch (MalformedJson e) {
      throw refused("the pipeline spec is not JSON: " + e.getMessage());
    }
  }

  private static SpecText yaml(String text) throws MalformedSpec {
    List<Object> documents = documents(text);
    if (documents.isEmpty()) {
      throw refused("the pipeline spec is empty");
    }
    YamlValues values = new YamlValues();
    return new SpecText(object(values.plain(documents.get(0))), platform(documents, values));
  }

  private static List<Object> documents(String text) throws MalformedSpec {
    List<Object> documents = new ArrayList<>();
    try {
      for (Object document : loader().loadAll(text)) {
        documents.add(document);
        if (documents.size() > MOST_DOCUMENTS) {
          throw refused("the pipeline spec holds more than " + MOST_DOCUMENTS + " documents");
        }
      }
      return documents;
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw refused("the pipeline spec is not YAML: " + e.getProblem() + line);
    } catch (ClassCastException e) {
      // The parser trusts that a tag such as !!int stands at a value of its kind.
      throw refused("the pipeline spec is not YAML: a tag (!!…) does not fit what it stands at");
    } catch (YAMLException | IllegalArgumentException e) {
      throw refused("the pipeline spec is not YAML: " + e.getMessage());
    }
  }

  private static Map<String, Object> platform(List<Object> documents, YamlValues values)
      throws MalformedSpec {
    Map<String, Object> platform = Map.of();
    for (Object document : documents.subList(1, documents.size())) {
      if (!(document instanceof Map<?, ?> map) || !map.containsKey("platforms")) {
        throw refused("the pipeline spec holds several documents; only `platforms` may follow");
      }
      platform = object(values.plain(document));
    }
    return platform;
  }

  private static Yaml loader() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(JsonValues.MAX_DEPTH);
    options.setMaxAliasesForCollections(50);
    options.setCodePointLimit(64 * 1024 * 1024);
    return new Yaml(new SafeConstructor(options));
  }

  private static Map<String, Object> object(Object value) throws MalformedSpec {
    if (value instanceof Map) {
      return JsonValues.object(value);
    }
    throw refused("the pipeline spec is " + ParameterKind.describe(value) + ", not an object");
  }

  private static MalformedSpec refused(String problem) {
    return new MalformedSpec(List.of(problem));
  }
}
