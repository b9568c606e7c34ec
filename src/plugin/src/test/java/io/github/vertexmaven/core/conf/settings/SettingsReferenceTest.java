package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

  @Test
  void thePageIsThatOfTheModel() throws IOException {
    Golden.assertSame(Path.of("SETTINGS.md"), SettingsReference.page());
  }
}
