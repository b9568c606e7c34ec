package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.MemoryService;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EarlyStart;
import io.github.vertexmaven.core.service.connect.Modules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whom a goal connects to, and who it is for them; nobody is there. */
final class ConnectedTo {

  private final List<String> seen = new ArrayList<>();
  private final MemoryService service;

  private ConnectedTo(Path dir) {
    service = new MemoryService(dir.resolve("buckets"));
  }

  /** All that a connection of this configuration asks for. */
  static List<String> by(ResolvedConfig config, Path dir) {
    ConnectedTo seen = new ConnectedTo(dir);
    Connecting connecting =
        new Connecting(
            seen.modules(), new Folders(dir, dir, dir), Path.of("java"), Map.of(), new Said());
    connecting.connect(config).close();
    for (RemoteTarget target : seen.service.connected()) {
      // A store in the cloud is asked for by its buckets alone.
      boolean isStore = config.settings().service().isKubeflow() && target instanceof VertexTarget;
      seen.seen.add(isStore ? target.credentials().toString() : words(target));
    }
    return seen.seen;
  }

  /** Secrets are not in the words of a login. */
  private static String words(RemoteTarget target) {
    if (target instanceof KubeflowTarget kubeflow) {
      return kubeflow + (kubeflow.login() instanceof KubeflowLogin.Dex dex ? dex.connector() : "");
    }
    return target.toString();
  }

  private Modules modules() {
    return new FewModules(() -> service, this::installation, new EarlyStart());
  }

  private KubeflowConnector installation() {
    KubeflowConnector memory = service.installation();
    return new KubeflowConnector() {
      @Override
      public ObjectStore store(StoreAccess access, List<Proxy> proxies) {
        seen.add(access.toString() + access.keys());
        return memory.store(access, proxies);
      }

      @Override
      public Remote connect(KubeflowTarget target, Lenders lenders) {
        lenders.objects();
        return memory.connect(target, lenders);
      }
    };
  }
}
