package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RemoteException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who one is for a registry: the first that knows it wins. */
final class Logins {

  /** The user name that Google's registries want with a token. */
  private static final String TOKEN_USER = "oauth2accesstoken";

  private final RegistryAccess access;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  Logins(RegistryAccess access) {
    this.access = access;
  }

  /** The sources, in their order. */
  List<CredentialRetriever> of(ImageReference image, Consumer<String> detail) {
    String registry = image.getRegistry();
    CredentialRetrieverFactory factory =
        CredentialRetrieverFactory.forImage(
            image, line -> detail.accept(line.getMessage()), access.environment());
    List<CredentialRetriever> retrievers = new ArrayList<>();
    given(registry).ifPresent(login -> retrievers.add(() -> Optional.of(use(login))));
    for (Path file : dockerFiles()) {
      retrievers.add(noting(factory.dockerConfig(file), file.toString()));
    }
    if (isGoogles(registry)) {
      retrievers.add(noting(this::token, "the Google credentials"));
    }
    retrievers.add(noting(factory.wellKnownCredentialHelpers(), "a credential helper"));
    return retrievers;
  }

  /** The first answer, for calls that jib does not make for us. */
  Optional<Credential> first(ImageReference image) throws IOException {
    for (CredentialRetriever retriever : of(image, line -> {})) {
      try {
        Optional<Credential> found = retriever.retrieve();
        if (found.isPresent()) {
          return found;
        }
      } catch (CredentialRetrievalException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return Optional.empty();
  }

  /** Whose answers were taken, for messages. */
  Set<String> used() {
    return new LinkedHashSet<>(used);
  }

  private Optional<Login> given(String registry) {
    return access.logins().stream()
        .filter(login -> login.registry().equals(registry) || isDockerHub(login, registry))
        .findFirst();
  }

  /** Docker's own registry has another name in the world than on the wire. */
  private static boolean isDockerHub(Login login, String registry) {
    return registry.equals("registry-1.docker.io")
        && (login.registry().equals("docker.io")
            || login.registry().equals("index.docker.io")
            || login.registry().equals("registry.hub.docker.com"));
  }

  private Credential use(Login login) {
    used.add(login.source());
    return Credential.from(login.user(), login.password());
  }

  private CredentialRetriever noting(CredentialRetriever retriever, String source) {
    return () -> {
      Optional<Credential> found = retriever.retrieve();
      found.ifPresent(credential -> used.add(source));
      return found;
    };
  }

  /** As Docker and Podman find theirs. */
  private List<Path> dockerFiles() {
    List<Path> files = new ArrayList<>();
    folder("DOCKER_CONFIG").ifPresent(folder -> files.add(folder.resolve("config.json")));
    folder("XDG_RUNTIME_DIR")
        .ifPresent(folder -> files.add(folder.resolve("containers").resolve("auth.json")));
    folder("HOME")
        .or(() -> folder("USERPROFILE"))
        .ifPresent(folder -> files.add(folder.resolve(".docker").resolve("config.json")));
    return files;
  }

  private Optional<Path> folder(String variable) {
    return Optional.ofNullable(access.environment().get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /** A token is handed to nobody else: a host that merely ends so is not Google's. */
  static boolean isGoogles(String registry) {
    return registry.endsWith(".pkg.dev")
        || registry.equals("gcr.io")
        || registry.endsWith(".gcr.io");
  }

  /** Without an account the registry says what it lets strangers do. */
  private Optional<Credential> token() {
    try {
      return Identity.of(access.google(), Way.by(access.proxies()))
          .accessToken()
          .map(token -> Credential.from(TOKEN_USER, token));
    } catch (RemoteException e) {
      return Optional.empty();
    }
  }
}
