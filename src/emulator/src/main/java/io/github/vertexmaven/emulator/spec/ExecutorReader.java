package io.github.vertexmaven.emulator.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The executors of a deployment spec: containers and importers. */
final class ExecutorReader {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MOST_VARIABLES = 100;

  private ExecutorReader() {}

  static Component.Body executor(String label, Cursor cursor) {
    Optional<String> kind =
        cursor
            .only("container", "importer", "resolver", "customJob")
            .exactlyOne("container", "importer", "resolver", "customJob");
    if (kind.isEmpty()) {
      return new DagSpec(Map.of(), Map.of(), Map.of());
    }
    return switch (kind.get()) {
      case "container" -> container(label, cursor.at("container"));
      case "importer" -> importer(cursor.at("importer"));
      default -> unsupported(cursor.at(kind.get()), kind.get());
    };
  }

  private static Component.Body unsupported(Cursor cursor, String kind) {
    cursor.problem("a " + kind + " executor is not supported by the emulator");
    return new DagSpec(Map.of(), Map.of(), Map.of());
  }

  private static Container container(String label, Cursor cursor) {
    cursor.only("image", "command", "args", "env", "resources", "lifecycle");
    Container.Limits limits = limits(cursor.at("resources"));
    if (!cursor.at("lifecycle").entries().isEmpty()) {
      cursor.at("lifecycle").problem("is not supported by the emulator");
    }
    if (cursor.at("command").elements().isEmpty()) {
      cursor
          .at("command")
          .warning("is missing; the entry point of the image runs, as on the service");
    }
    SpecRules rules = cursor.rules();
    return new Container(
        label,
        cursor.at("image").required(),
        arguments(rules.program(), cursor.at("command")),
        arguments(rules.command(), cursor.at("args")),
        environment(cursor.at("env")),
        limits,
        MachineReader.machine(cursor.at("resources")));
  }

  /**
   * The words of a command.
   *
   * @param first how the first of them is read
   */
  private static List<Argument> arguments(Grammar first, Cursor cursor) {
    List<Argument> arguments = new ArrayList<>();
    for (Cursor element : cursor.elements()) {
      SpecRules rules = element.rules();
      Grammar grammar = arguments.isEmpty() ? first : rules.command();
      ArgumentReader reader = new ArgumentReader(grammar, rules.concatenates(), element::problem);
      arguments.add(reader.read(element.text().orElse("")));
    }
    return arguments;
  }

  private static Map<String, String> environment(Cursor cursor) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Cursor variable : cursor.elements()) {
      variable.only("name", "value");
      String name = variable.at("name").required();
      if (!name.isEmpty() && !VARIABLE.matcher(name).matches()) {
        variable.at("name").problem("'" + name + "' cannot be the name of an environment variable");
      }
      Cursor value = variable.at("value");
      TextTemplate.read(value.text().orElse(""), value.rules().environment(), value::problem);
      environment.put(name, value.text().orElse(""));
    }
    if (environment.size() > MOST_VARIABLES) {
      cursor.problem("holds more than " + MOST_VARIABLES + " variables");
    }
    return environment;
  }

  /**
   * Processes are not limited by them, but a spec that the service would refuse is refused. Newer
   * specs have a text, older ones a number: of processors, and of gigabytes.
   */
  private static Container.Limits limits(Cursor cursor) {
    cursor.only(
        "cpuLimit",
        "cpuRequest",
        "memoryLimit",
        "memoryRequest",
        "accelerator",
        "resourceCpuLimit",
        "resourceCpuRequest",
        "resourceMemoryLimit",
        "resourceMemoryRequest");
    List.of("cpuLimit", "cpuRequest", "memoryLimit", "memoryRequest")
        .forEach(key -> cursor.at(key).number(0));
    List.of(
            "resourceCpuLimit",
            "resourceCpuRequest",
            "resourceMemoryLimit",
            "resourceMemoryRequest")
        .forEach(key -> cursor.at(key).text());
    cursor.at("accelerator").only("type", "count", "resourceType", "resourceCount");
    return new Container.Limits(
        limit(cursor, "resourceCpuLimit", "cpuLimit", ""),
        limit(cursor, "resourceMemoryLimit", "memoryLimit", "G"));
  }

  private static Optional<String> limit(Cursor cursor, String text, String number, String unit) {
    double given = cursor.at(number).number(0);
    return cursor
        .at(text)
        .text()
        .filter(some -> !some.isEmpty())
        .or(
            () ->
                given > 0
                    ? Optional.of(BigDecimal.valueOf(given).toPlainString() + unit)
                    : Optional.empty());
  }

  private static Component.Importer importer(Cursor cursor) {
    cursor.only(
        "artifactUri", "typeSchema", "metadata", "properties", "customProperties", "reimport");
    Cursor uri = cursor.at("artifactUri").only("constant", "runtimeParameter", "constantValue");
    Cursor metadata = cursor.at("metadata");
    Map<String, Object> values = new LinkedHashMap<>();
    metadata
        .entries()
        .forEach(
            (key, value) -> {
              Constants.check(value.value(), value.rules().constants(), value::problem);
              values.put(key, value.value());
            });
    return new Component.Importer(
        uri(uri),
        ArtifactSchemaReader.type(cursor.at("typeSchema")),
        values,
        cursor.at("reimport").flag());
  }

  private static TextTemplate uri(Cursor uri) {
    Optional<String> kind = uri.exactlyOne("constant", "runtimeParameter");
    if (kind.isEmpty()) {
      return new TextTemplate("", List.of());
    }
    Cursor value = uri.at(kind.get());
    String text = value.text().orElse("");
    return TextTemplate.read(
        kind.get().equals("constant") ? text : "{{$.inputs.parameters['" + text + "']}}",
        uri.rules().constants(),
        value::problem);
  }
}
