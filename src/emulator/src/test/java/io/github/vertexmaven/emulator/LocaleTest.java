package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An emulator in a locale that lacks characters damages nothing: it says so. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LocaleTest {

  private static final String SPEC =
      """
      pipelineInfo: {name: greet}
      schemaVersion: 2.1.0
      components:
        comp-greet:
          executorLabel: exec-greet
          inputDefinitions: {parameters: {who: {parameterType: STRING}}}
          outputDefinitions: {parameters: {seen: {parameterType: STRING}}}
      deploymentSpec:
        executors:
          exec-greet:
            container:
              image: any
              command: [sh, -ec, 'printf %s "$0" > "$1"']
              args: ["{{$.inputs.parameters['who']}}", "{{$.outputs.parameters['seen'].output_file}}"]
      root:
        inputDefinitions: {parameters: {who: {parameterType: STRING}}}
        dag:
          tasks:
            greet: {componentRef: {name: comp-greet}, inputs: {parameters: {who: {componentInputParameter: who}}}}
      """;

  @TempDir Path home;

  private static Lab.Ran greet(Standing emulator, String who) throws Exception {
    String name = emulator.submit(Lab.request(Lab.struct(SPEC), Map.of("who", who)).build());
    return emulator.await(name, Lab.Ran::hasEnded);
  }

  @Test
  void handsAllCharactersOverWhereItsLocaleHasThem() throws Exception {
    try (Standing emulator = Standing.start(home, Map.of("LC_ALL", "C.UTF-8"))) {
      assertThat(greet(emulator, "Jürgen 🚀 日本").output("greet", "seen"))
          .isEqualTo("\"Jürgen 🚀 日本\"");
    }
  }

  @Test
  void refusesCharactersThatItsLocaleLacks() throws Exception {
    try (Standing emulator = Standing.start(home, Map.of("LC_ALL", "C"))) {
      assertThat(greet(emulator, "Jürgen").errors().get("greet"))
          .matches(
              "The command 'sh' of the image any cannot be started on this machine: an argument has"
                  + " characters that the locale of the emulator lacks \\(US-ASCII\\); stop the"
                  + " emulator and start it with LC_ALL=C\\.UTF-8\\.");
      assertThat(greet(emulator, "Juergen").output("greet", "seen")).isEqualTo("\"Juergen\"");
    }
  }
}
