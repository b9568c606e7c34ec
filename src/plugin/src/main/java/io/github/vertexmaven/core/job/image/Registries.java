package io.github.vertexmaven.core.job.image;

import io.github.vertexmaven.core.compile.spec.ImageName;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.call.GoogleAccount;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.connect.Modules;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way to registries of images.
 *
 * @param variables the environment
 * @param baseDir the project's folder
 */
public record Registries(
    Modules modules, RegistryLogins logins, Map<String, String> variables, Path baseDir)
    implements ImageWork.Opener {

  @Override
  public Images open(Settings settings, Optional<String> own, Collection<String> others) {
    Set<String> hosts = new LinkedHashSet<>();
    own.map(ImageName::registry).ifPresent(hosts::add);
    others.forEach(image -> hosts.add(ImageName.registry(image)));
    return modules
        .connector()
        .images(
            new RegistryAccess(
                logins.of(own.map(ImageName::registry), hosts),
                variables,
                GoogleAccount.of(settings, baseDir),
                settings.run().build().insecureRegistries(),
                logins.proxies(),
                logins.layers()));
  }
}
