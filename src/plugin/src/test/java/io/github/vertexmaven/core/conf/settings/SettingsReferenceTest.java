package io.github.vertexmaven.core.conf.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

  @Test
  void thePageIsThatOfTheModel() throws IOException {
    Path file = Path.of("SETTINGS.md");
    if (Boolean.getBoolean("settings.regenerate")) {
      Files.writeString(file, SettingsReference.page());
    }
    assertThat(file)
        .as("-Dtest=SettingsReferenceTest -Dsettings.regenerate=true writes it anew")
        .content(UTF_8)
        .isEqualTo(SettingsReference.page());
  }
}
