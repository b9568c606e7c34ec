package io.github.vertexmaven.kubeflow;

import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.store.S3Objects;
import java.util.List;

/** Connects with the HTTP client of the JDK. */
public final class KubeflowClient implements KubeflowConnector {

  private final CallLimits limits;

  /** For the service loader. */
  public KubeflowClient() {
    this(CallLimits.standard());
  }

  /** With other patience than usual. */
  public KubeflowClient(CallLimits limits) {
    this.limits = limits;
  }

  @Override
  public ObjectStore store(StoreAccess access, List<Proxy> proxies) {
    return S3Objects.of(access, proxies);
  }

  @Override
  public Remote connect(KubeflowTarget target, Lenders lenders) {
    return new KubeflowRemote(target, lenders, limits);
  }
}
