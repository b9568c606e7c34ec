package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.core.service.connect.Modules;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a connection to Kubeflow Pipelines needs of others: the store that run data lies in, and an
 * account of Google where a gateway wants one. Neither module is loaded before.
 */
final class LentServices implements KubeflowConnector.Lenders {

  private final Modules modules;
  private final Supplier<Remote> store;
  private final Optional<StoreAccess> other;
  private final Settings settings;
  private final Log log;
  private Remote connected;
  private ObjectStore otherStore;

  /**
   * Connects to nobody yet.
   *
   * @param store connects to where the store is
   * @param other how a store is reached that is not Google's, in place of it
   * @param settings say what the store is
   */
  LentServices(
      Modules modules,
      Supplier<Remote> store,
      Optional<StoreAccess> other,
      Settings settings,
      Log log) {
    this.other = other;
    this.modules = modules;
    this.store = store;
    this.settings = settings;
    this.log = log;
  }

  @Override
  public synchronized ObjectStore objects() {
    if (other.isPresent()) {
      if (otherStore == null) {
        otherStore = modules.kubeflow().store(other.get(), proxies());
      }
      return otherStore;
    }
    Optional<RunRoot> root = settings.run().root();
    if (root.isEmpty() || root.get().isGoogle()) {
      return buckets();
    }
    return settings.onEmulator()
        ? new EmulatedStore(buckets(), root.get().scheme())
        : new UnreachedStore(root.get().uri());
  }

  private ObjectStore buckets() {
    if (connected == null) {
      connected = store.get();
    }
    return connected.objects();
  }

  @Override
  public GoogleTokens google(Credentials account) {
    return modules.connector().tokens(account);
  }

  /** The emulator is on this machine. */
  @Override
  public List<Proxy> proxies() {
    return settings.onEmulator() ? List.of() : modules.proxies();
  }

  @Override
  public void show(String page) {
    log.info("Log in with a browser; then the build continues: " + page);
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.close();
    }
  }
}
