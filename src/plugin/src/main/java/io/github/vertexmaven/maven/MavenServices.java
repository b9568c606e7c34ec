package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.image.RegistryLogins;
import io.github.vertexmaven.core.show.terminal.Question;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** What Maven lends to a goal. */
final class MavenServices {

  private final ToolchainManager toolchains;
  private final RepositorySystem repositories;
  private final SettingsDecrypter decrypter;

  @Inject
  MavenServices(
      ToolchainManager toolchains, RepositorySystem repositories, SettingsDecrypter decrypter) {
    this.toolchains = toolchains;
    this.repositories = repositories;
    this.decrypter = decrypter;
  }

  ToolchainManager toolchains() {
    return toolchains;
  }

  RepositorySystem repositories() {
    return repositories;
  }

  /** Who one is for registries; layers are shared by all projects, as jars are. */
  RegistryLogins logins(MavenSession session, Map<String, String> variables) {
    Path jars = Path.of(session.getLocalRepository().getBasedir());
    return new SettingsLogins(
        session.getSettings(),
        new DecryptedSettings(decrypter),
        variables,
        jars.resolveSibling("vertexai-image-layers"));
  }

  /** Asks whoever sits before the build; in batch mode nobody does. */
  Question question(MavenSession session) {
    return new Question(
        session.getRequest().isInteractiveMode(),
        System.out,
        new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }
}
