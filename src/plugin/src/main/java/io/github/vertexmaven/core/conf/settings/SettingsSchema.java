package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The model as a JSON Schema (draft-07, which editors understand best). It accepts templates
 * anywhere a single value stands, and nulls, because they remove.
 */
public final class SettingsSchema {

  private static final Map<String, Object> NULL = Map.of("type", "null");

  private static final Map<String, Object> TEMPLATE =
      ordered("type", "string", "pattern", "\\$\\{");

  private SettingsSchema() {}

  /** The schema as maps, lists and single values. */
  public static Map<String, Object> plain() {
    return of("vertexai.yml", SettingsModel.ROOT);
  }

  /** The schema of a file with that model. */
  static Map<String, Object> of(String file, Group model) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", file + " of the Vertex AI Maven Plugin");
    schema.putAll(group(model));
    // Places for anchors and templates, which the reader leaves out.
    schema.put("patternProperties", Map.of("^_", Map.of()));
    return schema;
  }

  private static Map<String, Object> of(Setting setting) {
    if (setting instanceof Value value) {
      return value(value);
    }
    if (setting instanceof Group group) {
      return group(group);
    }
    if (setting instanceof Named named) {
      return described(
          named.doc(),
          ordered("type", List.of("object", "null"), "additionalProperties", of(named.each())));
    }
    if (setting instanceof Listed list) {
      return described(
          list.doc(), ordered("type", List.of("array", "null"), "items", of(list.each())));
    }
    return described(((Free) setting).doc(), Map.of());
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    group.keys().forEach((key, setting) -> properties.put(key, of(setting)));
    group
        .older()
        .forEach(
            (spelling, name) ->
                group
                    .key(name)
                    .ifPresent(setting -> properties.put(spelling, older(of(setting), name))));
    return described(
        group.doc(),
        ordered(
            "type",
            List.of("object", "null"),
            "properties",
            properties,
            "additionalProperties",
            false));
  }

  private static Map<String, Object> older(Map<String, Object> schema, String name) {
    Map<String, Object> older = new LinkedHashMap<>(schema);
    older.put("description", "An older spelling of " + name + ".");
    older.put("deprecated", true);
    return older;
  }

  private static Map<String, Object> value(Value value) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", value.doc());
    value.standard().ifPresent(standard -> schema.put("default", standard));
    value.example().ifPresent(example -> schema.put("examples", List.of(example)));
    List<Object> choices = new ArrayList<>(forms(value));
    choices.add(TEMPLATE);
    choices.add(NULL);
    schema.put("anyOf", choices);
    return schema;
  }

  /** What may be written without a template. */
  private static List<Map<String, Object>> forms(Value value) {
    return switch (value.type()) {
      case TEXT -> List.of(text(value));
      case INTEGER -> List.of(number("integer", value));
      case NUMBER -> List.of(number("number", value));
      case BOOLEAN -> List.of(Map.of("type", "boolean"));
      case QUANTITY -> quantity(value);
      case DURATION ->
          List.of(
              ordered("type", "integer", "minimum", 0, "maximum", Durations.MAX_SECONDS),
              ordered("type", "string", "pattern", whole(Durations.FORM)));
    };
  }

  private static Map<String, Object> text(Value value) {
    Map<String, Object> schema = ordered("type", "string");
    List<Object> patterns = new ArrayList<>(List.of(Map.of("pattern", "\\S")));
    for (Rule rule : value.rules()) {
      if (rule instanceof Rule.OneOf oneOf) {
        schema.put("enum", oneOf.allowed());
      } else if (rule instanceof Rule.Form form) {
        patterns.add(Map.of("pattern", whole(form.pattern())));
      } else if (rule instanceof Rule.Unshown unshown) {
        patterns.add(Map.of("pattern", whole(unshown.pattern())));
      }
    }
    schema.put("allOf", patterns);
    return schema;
  }

  private static Map<String, Object> number(String type, Value value) {
    Map<String, Object> schema = ordered("type", type);
    for (Rule rule : value.rules()) {
      if (rule instanceof Rule.Range range) {
        schema.put("minimum", range.least());
        range.most().ifPresent(most -> schema.put("maximum", most));
      }
    }
    return schema;
  }

  /** A number is held against the form as it is written. */
  private static List<Map<String, Object>> quantity(Value value) {
    Optional<Pattern> form =
        value.rules().stream()
            .filter(Rule.Form.class::isInstance)
            .map(rule -> ((Rule.Form) rule).pattern())
            .findFirst();
    Map<String, Object> text = ordered("type", "string");
    form.ifPresent(pattern -> text.put("pattern", whole(pattern)));
    boolean fractions = form.map(pattern -> pattern.matcher("1.5").matches()).orElse(true);
    Map<String, Object> number = ordered("type", fractions ? "number" : "integer");
    if (form.isPresent()) {
      number.put("minimum", BigDecimal.ZERO);
    }
    return List.of(text, number);
  }

  private static String whole(Pattern pattern) {
    return "^(?:" + pattern.pattern() + ")$";
  }

  private static Map<String, Object> described(String doc, Map<String, Object> schema) {
    Map<String, Object> described = ordered("description", doc);
    described.putAll(schema);
    return described;
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
