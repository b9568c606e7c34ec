package io.github.vertexmaven.emulator.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** From the plain values of a spec document to the checked model. */
public final class SpecReader {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,127}");
  private static final int LONGEST_TEXT = 1024;

  private final Problems problems = new Problems();
  private final SpecRules rules;

  private SpecReader(SpecRules rules) {
    this.rules = rules;
  }

  /**
   * The model of a spec; a document that wraps one in {@code pipelineSpec} is unwrapped.
   *
   * @param rules those of the service that it is for
   */
  public static CheckedSpec read(Map<String, Object> document, SpecRules rules)
      throws MalformedSpec {
    Object spec = document.containsKey("pipelineSpec") ? document.get("pipelineSpec") : document;
    return new SpecReader(rules).spec(spec);
  }

  private CheckedSpec spec(Object document) throws MalformedSpec {
    Cursor top = new Cursor(problems, rules, "", document);
    if (document instanceof Map<?, ?> map && map.isEmpty()) {
      top.problem("the pipeline spec is empty");
      problems.throwIfAny();
    }
    top.mostly(
        "pipelineInfo",
        "schemaVersion",
        "sdkVersion",
        "defaultPipelineRoot",
        "components",
        "deploymentSpec",
        "root");
    schemaVersion(top.at("schemaVersion"));
    Map<String, Component.Body> executors = executors(top.at("deploymentSpec").only("executors"));
    ComponentReader reader = new ComponentReader(executors);
    CheckedSpec spec =
        new CheckedSpec(
            rules,
            name(top.at("pipelineInfo")),
            top.at("defaultPipelineRoot").text().filter(root -> !root.isEmpty()),
            root(reader, top.at("root")),
            components(reader, top.at("components")),
            problems.warnings());
    new SpecCheck(spec, problems).run();
    problems.throwIfAny();
    return spec;
  }

  private static String name(Cursor info) {
    info.only("name", "displayName", "description");
    notTooLong(info.at("displayName"));
    notTooLong(info.at("description"));
    Cursor cursor = info.at("name");
    String name = cursor.required();
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      cursor.problem(
          "'" + name + "' is not a pipeline name: lowercase letters, digits and '-', at most 128");
    }
    return name;
  }

  private static void notTooLong(Cursor cursor) {
    if (cursor.text().map(String::length).orElse(0) > LONGEST_TEXT) {
      cursor.problem("is longer than " + LONGEST_TEXT + " characters");
    }
  }

  private static void schemaVersion(Cursor cursor) {
    String version = cursor.required();
    if (!version.isEmpty() && !version.startsWith("2.1.")) {
      cursor.problem("schema " + version + " is not supported; 2.1.0 is (KFP SDK 2 writes it)");
    }
  }

  private static Component root(ComponentReader reader, Cursor root) {
    if (!root.present()) {
      root.problem("is missing");
    } else if (!root.has("dag")) {
      root.problem("needs a dag");
    }
    return reader.component(root);
  }

  private static Map<String, Component> components(ComponentReader reader, Cursor cursor) {
    Map<String, Component> components = new LinkedHashMap<>();
    cursor
        .entries()
        .forEach((name, component) -> components.put(name, reader.component(component)));
    return components;
  }

  private static Map<String, Component.Body> executors(Cursor deployment) {
    Map<String, Component.Body> executors = new LinkedHashMap<>();
    deployment
        .at("executors")
        .entries()
        .forEach(
            (label, executor) -> executors.put(label, ExecutorReader.executor(label, executor)));
    return executors;
  }
}
