package io.github.vertexmaven.core.job.image;

import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who one is for registries, and the way to them. */
public interface RegistryLogins {

  /**
   * The logins, of which the first for a registry counts.
   *
   * @param own the registry of the project's image
   * @param hosts all registries that are asked
   */
  List<Login> of(Optional<String> own, Set<String> hosts);

  /** The proxies, by the protocols that go by them. */
  List<Proxy> proxies();

  /** Where layers are kept for all projects. */
  Path layers();
}
