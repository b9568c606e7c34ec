package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program in an image, and its machine: {@code PipelineContainerSpec}. */
public record ContainerSpec(LenientFields fields) {

  /** The image. */
  public Optional<String> image() {
    return fields.text("image");
  }

  /** The program. */
  public List<String> command() {
    return fields.texts("command");
  }

  /** What it is given. */
  public List<String> args() {
    return fields.texts("args");
  }

  /** Its environment variables. */
  public Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    fields.items("env").stream()
        .map(LenientFields::of)
        .forEach(one -> env.put(variable(one), one.text("value").orElse("")));
    return env;
  }

  private static String variable(LenientFields one) {
    return one.text("name").orElse("");
  }

  /** With one more environment variable. */
  public ContainerSpec with(String name, String value) {
    List<Object> env = new ArrayList<>(fields.items("env"));
    env.add(new LenientFields(Map.of()).with("name", name).with("value", value).plain());
    return new ContainerSpec(fields.with("env", env));
  }

  /** Without an environment variable. */
  public ContainerSpec without(String name) {
    List<?> env =
        fields.items("env").stream()
            .filter(one -> !variable(LenientFields.of(one)).equals(name))
            .toList();
    return new ContainerSpec(env.isEmpty() ? fields.without("env") : fields.with("env", env));
  }

  /** The machine that it asks for. */
  public MachineSpec machine() {
    return new MachineSpec(fields.fields("resources"));
  }

  /** All but the program and its arguments. */
  public Map<String, Object> settings() {
    return fields.without("command", "args").plain();
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("image", "command", "args", "env", "resources");
  }
}
