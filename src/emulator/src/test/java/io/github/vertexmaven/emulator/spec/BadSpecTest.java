package io.github.vertexmaven.emulator.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specs that are refused, with all that is said of them. {@code bad-specs.txt} holds a base spec
 * and cases: a title, lines {@code - old} and {@code + new} to change in the base, and the
 * messages, which {@code -Dgolden.update} writes anew.
 */
class BadSpecTest {

  private static final Path TABLE = Path.of("src/test/resources/bad-specs.txt");

  private static final Map<String, List<String>> UPDATED = new TreeMap<>();

  record Case(String title, String spec, List<String> messages) {
    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refuses(Case bad) {
    MalformedSpec refusal =
        catchThrowableOfType(
            MalformedSpec.class,
            () -> SpecReader.read(SpecText.read(bad.spec()).document(), SpecRules.VERTEX));
    assertThat(refusal).as("refusal").isNotNull();
    UPDATED.put(bad.title(), refusal.problems());
    if (!Golden.isUpdated()) {
      assertThat(refusal.problems()).containsExactlyElementsOf(bad.messages());
    }
  }

  @AfterAll
  static void update() throws IOException {
    if (Golden.isUpdated()) {
      StringBuilder table = new StringBuilder(sections().get(0));
      for (String section : sections().subList(1, sections().size())) {
        String title = section.lines().findFirst().orElseThrow();
        String given = section.replaceAll("(?m)^> .*\\n", "");
        table.append("=== ").append(given);
        UPDATED.get(title).forEach(line -> table.append("> ").append(line).append('\n'));
      }
      Files.writeString(TABLE, table.toString());
    }
  }

  @Test
  void acceptsTheBase() throws Exception {
    assertThat(
            SpecReader.read(SpecText.read(sections().get(0)).document(), SpecRules.VERTEX).name())
        .isEqualTo("base");
  }

  @Test
  void acceptsWhatTheServiceAcceptsAndWarnsOfIt() throws Exception {
    String spec =
        sections()
            .get(0)
            .replace("schemaVersion: 2.1.0", "schemaVersion: 2.1.0\nskdVersion: x")
            .replace("command: [use, \"{{$}}\"]", "args: [use]");
    assertThat(SpecReader.read(SpecText.read(spec).document(), SpecRules.VERTEX).warnings())
        .containsExactly(
            "'skdVersion' is not a field here and is ignored, as on the service; the fields are components, defaultPipelineRoot, deploymentSpec, pipelineInfo, root,"
                + " schemaVersion, sdkVersion",
            "deploymentSpec.executors.exec-use.container.command: is missing; the entry point of the image runs, as on the service");
  }

  @Test
  void refusesComponentsNestedTooDeep() {
    StringBuilder components = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      components.append(
          String.format("  c%d: {dag: {tasks: {t: {componentRef: {name: c%d}}}}}%n", i, i + 1));
    }
    String spec =
        "pipelineInfo: {name: deep}\nschemaVersion: 2.1.0\ncomponents:\n"
            + components
            + "  c40: {executorLabel: e}\n"
            + "deploymentSpec: {executors: {e: {container: {image: i, command: [c]}}}}\n"
            + "root: {dag: {tasks: {t: {componentRef: {name: c0}}}}}";
    assertThat(problems(spec)).containsExactly("components: they are nested deeper than 32 levels");
  }

  @Test
  void refusesTextsNestedTooDeep() {
    assertThat(problems("{\"a\":".repeat(200) + "1" + "}".repeat(200)))
        .containsExactly("the pipeline spec is not JSON: nested deeper than 100 levels");
    assertThat(problems("a: " + "[".repeat(200) + "]".repeat(200)))
        .containsExactly("the pipeline spec is not YAML: Nesting Depth exceeded max 100");
  }

  @Tag("slow")
  @Test
  void refusesLongCyclesWithoutRecursion() {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      tasks.append(
          String.format(
              "      t%05d: {componentRef: {name: c}, dependentTasks: [t%05d]}%n",
              i, (i + 1) % 20_000));
    }
    String spec =
        "pipelineInfo: {name: long}\nschemaVersion: 2.1.0\ncomponents: {c: {executorLabel: e}}\n"
            + "deploymentSpec: {executors: {e: {container: {image: i, command: [c]}}}}\n"
            + "root:\n  dag:\n    tasks:\n"
            + tasks;
    assertThat(problems(spec).get(0))
        .startsWith("root.dag.tasks: tasks wait for each other in a cycle: t00000 -> t00001 ->");
  }

  private static List<String> problems(String spec) {
    return catchThrowableOfType(
            MalformedSpec.class,
            () -> SpecReader.read(SpecText.read(spec).document(), SpecRules.VERTEX))
        .problems();
  }

  static Stream<Arguments> cases() throws IOException {
    List<String> sections = sections();
    List<Arguments> cases = new ArrayList<>();
    for (String section : sections.subList(1, sections.size())) {
      cases.add(Arguments.of(parsed(sections.get(0), section)));
    }
    return cases.stream();
  }

  private static List<String> sections() throws IOException {
    return List.of(Files.readString(TABLE).split("(?m)^=== ?"));
  }

  private static Case parsed(String base, String section) {
    List<String> lines = section.lines().toList();
    String spec = base;
    String old = "";
    List<String> messages = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("- ")) {
        old = line.substring(2);
        assertThat(spec).as(lines.get(0)).contains(old);
      } else if (line.startsWith("+ ")) {
        spec = spec.replace(old, line.substring(2).replace("\\n", "\n"));
      } else if (line.startsWith("| ") || line.equals("|")) {
        whole.append(line.length() > 2 ? line.substring(2) : "").append('\n');
      } else if (line.startsWith("> ")) {
        messages.add(line.substring(2));
      }
    }
    return new Case(lines.get(0), whole.isEmpty() ? spec : whole.toString(), messages);
  }
}
