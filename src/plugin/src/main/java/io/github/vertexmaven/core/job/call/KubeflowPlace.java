package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.config.PortablePath;
import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.KubeflowSettings;
import io.github.vertexmaven.core.conf.settings.KubeflowSettings.Auth;
import io.github.vertexmaven.core.conf.settings.KubeflowSettings.Way;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The installation of Kubeflow Pipelines that a configuration means, and who one is for it.
 *
 * @param variables the environment
 * @param baseDir where paths of files begin
 * @param log reads what should worry people
 */
record KubeflowPlace(Map<String, String> variables, Path baseDir, Log log) {

  /** Where Kubernetes puts a token that the API of pipelines takes. */
  private static final Path PROJECTED = Path.of("/var/run/secrets/kubeflow/pipelines/token");

  /** Hosts of AI Platform Pipelines, which want a token of Google. */
  private static final String HOSTED = "https://[^/:]+\\.googleusercontent\\.com(:[0-9]+)?(/.*)?";

  /** Nobody is in between. */
  private static final String HERE = "http://(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?(/.*)?";

  /** An installation. */
  KubeflowTarget installation(ResolvedConfig config) {
    KubeflowSettings settings = config.settings().kubeflow();
    String address = config.settings().service().address().orElseThrow();
    if (settings.skipTlsVerify()) {
      log.warn(
          "kubeflow.skip_tls_verify: the certificate of "
              + address
              + " is not checked; anyone on the network path can read and change what is sent, including the login.");
    }
    KubeflowLogin login = login(config, address);
    if (address.startsWith("http://")
        && !address.matches(HERE)
        && !(login instanceof KubeflowLogin.None)) {
      log.warn(
          "host: "
              + address
              + " is plain http; others on the network can read the login. Give the address that"
              + " begins with https.");
    }
    return new KubeflowTarget(
        address,
        settings.pages().orElse(address),
        settings.namespace(),
        login,
        new Trust(settings.caFile().map(this::file), settings.skipTlsVerify()),
        Optional.of(settings.minimumVersion()),
        settings.timeZone(),
        Optional.empty(),
        new Anonymous());
  }

  /** The emulator, as it plays an installation. */
  static KubeflowTarget emulator(
      KubeflowSettings settings, Endpoints endpoints, Credentials credentials) {
    return new KubeflowTarget(
        endpoints.storage(),
        endpoints.storage(),
        settings.namespace(),
        credentials instanceof Token token
            ? new KubeflowLogin.Bearer(token.value())
            : new KubeflowLogin.None(),
        Trust.usual(),
        Optional.empty(),
        settings.timeZone(),
        Optional.of(endpoints),
        credentials);
  }

  private Path file(String name) {
    return baseDir.resolve(PortablePath.of(name));
  }

  private KubeflowLogin login(ResolvedConfig config, String address) {
    Auth auth = config.settings().kubeflow().auth();
    Function<String, Optional<String>> secrets = secrets(config, auth);
    Way way = auth.way().orElseGet(() -> chosen(auth, secrets, address));
    Credentials google = GoogleAccount.of(config.settings(), baseDir);
    return switch (way) {
      case NONE -> new KubeflowLogin.None();
      case TOKEN -> new KubeflowLogin.Bearer(required(way, "token", secrets.apply("token")));
      case COOKIE -> new KubeflowLogin.Cookies(required(way, "cookie", secrets.apply("cookie")));
      case TOKEN_FILE ->
          new KubeflowLogin.TokenFile(auth.tokenFile().map(this::file).orElse(PROJECTED));
      case GOOGLE -> new KubeflowLogin.Google(google);
      case DEX -> dex(auth, secrets);
      case IAP ->
          new KubeflowLogin.Iap(
              auth.clientId().orElseThrow(() -> missing(way, "client_id", "IAP_CLIENT_ID")),
              google,
              desktop(auth, secrets));
    };
  }

  /** What is given says how one logs in; a token of the pod is the last that is tried. */
  private Way chosen(Auth auth, Function<String, Optional<String>> secrets, String address) {
    if (secrets.apply("token").isPresent()) {
      return Way.TOKEN;
    }
    if (secrets.apply("cookie").isPresent()) {
      return Way.COOKIE;
    }
    if (auth.clientId().isPresent()) {
      return Way.IAP;
    }
    if (address.matches(HOSTED)) {
      return Way.GOOGLE;
    }
    if (user(auth, secrets).isPresent()) {
      return Way.DEX;
    }
    return auth.tokenFile().isPresent() || Files.exists(PROJECTED) ? Way.TOKEN_FILE : Way.NONE;
  }

  private static Function<String, Optional<String>> secrets(ResolvedConfig config, Auth auth) {
    if (auth.credentials().isEmpty()) {
      return key -> Optional.empty();
    }
    CredentialsEntry entry = new CredentialsEntry(config, "auth", auth.credentials().get());
    if (entry.isEmpty()) {
      throw entry.lacks("keys; add the login to it: user and password, token, or cookie");
    }
    return entry::value;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<String> user(Auth auth, Function<String, Optional<String>> secrets) {
    return secrets.apply("user").or(auth::user);
  }

  private KubeflowLogin dex(Auth auth, Function<String, Optional<String>> secrets) {
    return new KubeflowLogin.Dex(
        user(auth, secrets).orElseThrow(() -> missing(Way.DEX, "user", "DEX_USERNAME")),
        secrets
            .apply("password")
            .or(() -> variable("DEX_PASSWORD"))
            .orElseThrow(
                () ->
                    new UserException(
                        "kubeflow.auth has a user of Dex and no password: set the environment"
                            + " variable DEX_PASSWORD, or name an entry of credentials.yml that has"
                            + " password with kubeflow.auth.credentials.")),
        auth.connector());
  }

  private Optional<KubeflowLogin.DesktopClient> desktop(
      Auth auth, Function<String, Optional<String>> secrets) {
    return auth.desktopClientId()
        .map(
            id ->
                new KubeflowLogin.DesktopClient(
                    id,
                    secrets
                        .apply("desktop_client_secret")
                        .or(() -> variable("KF_PIPELINES_APP_OAUTH2_CLIENT_SECRET"))
                        .orElseThrow(
                            () ->
                                new UserException(
                                    "kubeflow.auth.desktop_client_id is set, and its secret is not:"
                                        + " set the environment variable"
                                        + " KF_PIPELINES_APP_OAUTH2_CLIENT_SECRET, or name an entry"
                                        + " of credentials.yml that has desktop_client_secret with"
                                        + " kubeflow.auth.credentials."))));
  }

  private static UserException missing(Way way, String key, String variable) {
    return new UserException(
        "kubeflow.auth.type is "
            + way.word()
            + ", and kubeflow.auth."
            + key
            + " is not set: set it, or the environment variable "
            + variable
            + ".");
  }

  private static String required(Way way, String key, Optional<String> value) {
    return value.orElseThrow(
        () ->
            new UserException(
                "kubeflow.auth.type is "
                    + way.word()
                    + ", and no token is given: name an entry of credentials.yml that has "
                    + key
                    + " with kubeflow.auth.credentials."));
  }
}
