package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.StoreSettings;
import io.github.vertexmaven.core.service.StoreAccess;
import java.net.URI;
import java.util.Optional;

/** The store that the root of a configuration lies in, where it is not Google's. */
final class StorePlace {

  private StorePlace() {}

  /** How it is reached; empty where Google's client is wanted, or the emulator's. */
  static Optional<StoreAccess> of(ResolvedConfig config) {
    boolean google = config.settings().run().root().filter(RunRoot::isGoogle).isPresent();
    return config
        .settings()
        .kubeflow()
        .store()
        .filter(store -> !google && !config.settings().onEmulator())
        .map(store -> access(store, config));
  }

  private static StoreAccess access(StoreSettings store, ResolvedConfig config) {
    return new StoreAccess(
        store.endpoint().map(URI::create),
        store.region(),
        store.credentials().map(name -> keys(name, config)));
  }

  private static StoreAccess.Keys keys(String name, ResolvedConfig config) {
    CredentialsEntry entry = new CredentialsEntry(config, "store", name);
    return new StoreAccess.Keys(key(entry, "access_key"), key(entry, "secret_key"));
  }

  private static String key(CredentialsEntry entry, String key) {
    return entry.value(key).orElseThrow(() -> entry.lacks("access_key and secret_key"));
  }
}
