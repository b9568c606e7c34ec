package io.github.vertexmaven.maven;

import javax.inject.Inject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** What Maven lends to a goal that works on a project. */
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

  SettingsDecrypter decrypter() {
    return decrypter;
  }
}
