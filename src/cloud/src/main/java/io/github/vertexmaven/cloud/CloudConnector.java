package io.github.vertexmaven.cloud;

import io.github.vertexmaven.cloud.auth.AccountTokens;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.image.JibImages;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.cloud.template.KfpRepository;
import io.github.vertexmaven.cloud.vertex.VertexJobs;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.core.service.VertexTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Connects with Google's own clients, to Google or to any other address that speaks the same. */
public final class CloudConnector implements RemoteConnector {

  /** A client connects at its first call, and there is none. */
  private static final VertexTarget NOWHERE =
      new VertexTarget(
          "none",
          "none",
          Optional.of(new Endpoints("127.0.0.1:1", "http://127.0.0.1:1", "127.0.0.1:1", true)),
          new RemoteTarget.Anonymous());

  private final RetryPolicy policy;
  private final Supplier<List<Proxy>> proxies;

  /** For the service loader. */
  public CloudConnector() {
    this(RetryPolicy.standard());
  }

  /** With other patience than usual. */
  public CloudConnector(RetryPolicy policy) {
    this(policy, List::of);
  }

  private CloudConnector(RetryPolicy policy, Supplier<List<Proxy>> proxies) {
    this.policy = policy;
    this.proxies = proxies;
  }

  @Override
  public RemoteConnector by(Supplier<List<Proxy>> given) {
    return new CloudConnector(policy, given);
  }

  private Way way() {
    return Way.by(proxies.get());
  }

  @Override
  public void prepare() {
    try (Remote remote = connect(NOWHERE)) {
      // In another order than those who call: who comes second finds the classes loaded.
      VertexJobs.rehearse();
      remote.objects();
      remote.logs();
      remote.jobs();
    }
  }

  @Override
  public Remote connect(VertexTarget target) {
    QuietLibraries.hush();
    Way way = target.isEmulator() ? Way.direct() : way();
    return new CloudRemote(target, Identity.of(target.credentials(), way), policy, way);
  }

  @Override
  public Images images(RegistryAccess access) {
    QuietLibraries.hush();
    return new JibImages(access);
  }

  @Override
  public GoogleTokens tokens(RemoteTarget.Credentials credentials) {
    QuietLibraries.hush();
    return new AccountTokens(Identity.of(credentials, way()));
  }

  @Override
  public Templates templates(RemoteTarget.Credentials credentials) {
    QuietLibraries.hush();
    return new KfpRepository(() -> Identity.of(credentials, way()), way());
  }
}
