package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.engine.RuntimePreview;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.page.DatasetReader;
import io.github.vertexmaven.emulator.spec.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The runtimes of projects, as the page knows them. */
record RuntimeReader(RuntimePreview runtime) implements DatasetReader {

  @Override
  public boolean knows(Container container) {
    return RuntimePreview.canBeAsked(container);
  }

  @Override
  public Map<String, Object> read(Container container, String artifact, Path file)
      throws IOException {
    RuntimePreview.Seen seen = runtime.of(container, artifact, file);
    if (!seen.why().isEmpty()) {
      return none(seen.why());
    }
    try {
      return JsonValues.object(JsonValues.read(seen.answer()));
    } catch (MalformedJson e) {
      return none("The runtime of the project says what cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Map<String, Object> none(String why) {
    return Map.of("kind", "none", "why", why);
  }
}
