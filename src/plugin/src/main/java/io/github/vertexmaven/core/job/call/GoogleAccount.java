package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.config.PortablePath;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.service.RemoteTarget.Ambient;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import java.nio.file.Path;
import java.util.Optional;

/** Who one is for Google. */
public final class GoogleAccount {

  private GoogleAccount() {}

  /** The account that the settings name; nobody on this machine. */
  public static Credentials of(Settings settings, Path baseDir) {
    if (settings.onEmulator()) {
      return new Anonymous();
    }
    Optional<String> impersonate = settings.impersonate();
    return settings
        .keyFile()
        .<Credentials>map(file -> new KeyFile(baseDir.resolve(PortablePath.of(file)), impersonate))
        .orElseGet(() -> new Ambient(impersonate));
  }
}
