package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {

  @TempDir static Path home;
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open(home);
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  @Test
  void passesParametersAndArtifactsFromTaskToTask() {
    Lab.Ran ran = lab.run("containers", Map.of("rows", 3.0));
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.artifact("make", "data"))
        .isEqualTo("3|0.5|[\"a\",\"b c\"]|{\"k\":[1,2.5,true,null]}|false");
    assertThat(ran.output("make", "count")).isEqualTo("3");
    assertThat(ran.output("make", "text")).isEqualTo("\"two\\nlines\\n\"");
    assertThat(ran.output("make", "share")).isEqualTo("0.001");
    assertThat(ran.output("make", "done")).isEqualTo("true");
    assertThat(ran.output("make", "names")).isEqualTo("[\"x\",1]");
    assertThat(ran.output("make", "facts")).isEqualTo("{\"n\":7}");
    String ghost = ran.task("make").getOutputsOrThrow("ghost").getArtifacts(0).getUri();
    assertThat(ran.output("use", "line"))
        .isEqualTo(
            "\"3 hello world 3|0.5|[\\\"a\\\",\\\"b c\\\"]|{\\\"k\\\":[1,2.5,true,null]}|false "
                + ghost
                + "\\n\"");
  }
}
