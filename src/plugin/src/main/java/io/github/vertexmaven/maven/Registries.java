package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.spec.ImageName;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The way to registries of images: the servers and proxies of settings.xml, the environment. */
final class Registries implements ImageWork.Opener {

  private final RemoteModules modules;
  private final MavenSession session;
  private final RegistryLogins logins;
  private final Map<String, String> variables;
  private final Path baseDir;

  Registries(
      RemoteModules modules,
      MavenSession session,
      SettingsDecrypter decrypter,
      Map<String, String> variables,
      Path baseDir) {
    this.modules = modules;
    this.session = session;
    this.logins =
        new RegistryLogins(session.getSettings(), new DecryptedSettings(decrypter), variables);
    this.variables = variables;
    this.baseDir = baseDir;
  }

  @Override
  public Images open(Settings settings, Optional<String> own, Collection<String> others) {
    Set<String> hosts = new LinkedHashSet<>();
    own.map(ImageName::registry).ifPresent(hosts::add);
    others.forEach(image -> hosts.add(ImageName.registry(image)));
    return modules
        .cloud()
        .connector()
        .images(
            new RegistryAccess(
                logins.of(own.map(ImageName::registry), hosts),
                variables,
                Connecting.credentials(settings, baseDir),
                settings.run().build().insecureRegistries(),
                logins.proxies(),
                cache()));
  }

  /** Beside the repository of jars: layers are shared by all projects, as jars are. */
  private Path cache() {
    Path repository = Path.of(session.getLocalRepository().getBasedir());
    return repository.resolveSibling("vertexai-image-layers");
  }
}
