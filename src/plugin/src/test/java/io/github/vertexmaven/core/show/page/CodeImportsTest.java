package io.github.vertexmaven.core.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.document.SpecDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What brings code to tasks is in the spec, and is no part of the picture. */
class CodeImportsTest {

  private static SpecDocument spec(String name) throws IOException {
    return SpecDocument.parse(
        Files.readString(Path.of("src", "test", "resources", "golden", name + ".json")));
  }

  private static List<String> names(Map<String, Object> data) {
    return ((List<?>) data.get("nodes"))
        .stream().map(node -> String.valueOf(((Map<?, ?>) node).get("name"))).toList();
  }

  @Test
  void oneProjectHasOnePictureOnBothServices() throws IOException {
    Map<String, Object> kubeflow = SpecData.of(spec("both-kubeflow"));
    Map<String, Object> vertex = SpecData.of(spec("both-vertex"));
    assertThat(names(kubeflow)).isNotEmpty().isEqualTo(names(vertex));
    assertThat(kubeflow.get("datasets")).isEqualTo(vertex.get("datasets"));
    assertThat(kubeflow.toString()).doesNotContain("vertexai_code", "code of");
  }
}
