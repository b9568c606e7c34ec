package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import io.github.vertexmaven.core.service.BuiltImage;
import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Images by jib. */
public final class JibImages implements Images {

  private static final String TOOL = "vertexai-maven-plugin";

  private static final int ATTEMPTS = 3;
  private static final int PATIENCE_S = 10;

  private final RegistryAccess access;
  private final Logins logins;

  /** Nothing is sent before it is needed. */
  public JibImages(RegistryAccess access) {
    this.access = access;
    this.logins = new Logins(access);
  }

  @Override
  public BuiltImage push(ImageBuild build, Progress progress) {
    ImageReference target = ParsedImage.of(build.image());
    RegistryImage image = RegistryImage.named(target);
    logins.of(target, progress::detail).forEach(image::addCredentialRetriever);
    return run(build, () -> Containerizer.to(image), progress, List.of(target.getRegistry()));
  }

  @Override
  public BuiltImage write(ImageBuild build, Path tar, Progress progress) {
    TarImage image = TarImage.at(tar).named(ParsedImage.of(build.image()));
    return run(build, () -> Containerizer.to(image), progress, List.of());
  }

  /**
   * An upload that broke off cannot be taken up by all registries: then the whole is repeated, of
   * which what has arrived is not sent again.
   */
  private BuiltImage run(
      ImageBuild build, Supplier<Containerizer> to, Progress progress, List<String> registries) {
    RegistryFaults faults = new RegistryFaults(build, logins);
    for (int attempt = 1; ; attempt++) {
      try {
        return ProxyRoutes.during(
            access.proxies(), () -> once(build, to.get(), progress, registries));
      } catch (CacheDirectoryCreationException e) {
        throw new RemoteException(
            Kind.OTHER,
            "The folder " + access.cache() + " cannot be written: " + e.getMessage(),
            e);
      } catch (Exception e) {
        if (attempt == ATTEMPTS || !RegistryFaults.isLostUpload(e)) {
          throw faults.of(e);
        }
        progress.detail("The connection was lost during an upload; trying again.");
      }
    }
  }

  private BuiltImage once(
      ImageBuild build, Containerizer containerizer, Progress progress, List<String> registries)
      throws Exception {
    shakeHands(registries);
    PushEvents events = new PushEvents(progress);
    build.otherTags().forEach(containerizer::withAdditionalTag);
    ExecutorService workers = Executors.newCachedThreadPool();
    containerizer
        .setToolName(TOOL)
        .setToolVersion(null)
        .setAllowInsecureRegistries(access.insecure())
        .setBaseImageLayersCache(access.cache().resolve("base"))
        .setApplicationLayersCache(access.cache().resolve("layers"))
        .addEventHandler(JibEvent.class, events)
        .setExecutorService(workers);
    try {
      JibContainer container =
          new JibRecipe(build, logins, progress).builder().containerize(containerizer);
      return events.built(container.getDigest().toString());
    } finally {
      // After a failure its siblings still work.
      workers.shutdownNow();
      workers.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  private void shakeHands(List<String> registries) throws IOException, RegistryException {
    if (!access.insecure()) {
      for (String registry : registries) {
        Handshake.with(registry);
      }
    }
  }

  @Override
  public Optional<String> digest(String image) {
    ImageReference reference = ParsedImage.of(image);
    try {
      return ProxyRoutes.during(
          access.proxies(),
          () -> {
            shakeHands(List.of(reference.getRegistry()));
            return new TagLookup(logins, access.insecure()).digest(reference);
          });
    } catch (Exception e) {
      throw new RegistryFaults(reference, logins).of(e);
    }
  }
}
