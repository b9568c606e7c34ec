package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one sentence what a registry did not do, and what to do about it. */
final class RegistryFaults {

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final ImageReference target;
  private final Optional<ImageReference> base;
  private final Logins logins;

  RegistryFaults(ImageBuild build, Logins logins) {
    this(
        ParsedImage.of(build.image()),
        Optional.of(build.baseImage())
            .filter(name -> !name.equals(ImageBuild.SCRATCH))
            .map(ParsedImage::of),
        logins);
  }

  RegistryFaults(ImageReference image, Logins logins) {
    this(image, Optional.empty(), logins);
  }

  private RegistryFaults(ImageReference target, Optional<ImageReference> base, Logins logins) {
    this.target = target;
    this.base = base;
    this.logins = logins;
  }

  RemoteException of(Exception fault) {
    if (fault instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return find(fault, RemoteException.class).orElseGet(() -> told(fault));
  }

  /** {@code BLOB_UPLOAD_INVALID} or {@code BLOB_UPLOAD_UNKNOWN} of the registry's API. */
  static boolean isLostUpload(Exception fault) {
    return find(fault, ResponseException.class)
            .map(ResponseException::getContent)
            .filter(content -> content.contains("BLOB_UPLOAD_"))
            .isPresent()
        || isBrokenOff(fault);
  }

  /** A registry that refuses the rest of an upload may close the connection before it says so. */
  private static boolean isBrokenOff(Exception fault) {
    return find(fault, SocketException.class)
        .filter(broken -> !(broken instanceof ConnectException))
        .filter(broken -> !(broken instanceof NoRouteToHostException))
        .isPresent();
  }

  private RemoteException told(Exception fault) {
    return find(fault, RegistryUnauthorizedException.class)
        .map(this::refused)
        .or(() -> find(fault, RegistryCredentialsNotSentException.class).map(this::notSent))
        .or(() -> find(fault, InsecureRegistryException.class).map(this::insecure))
        .or(() -> find(fault, RegistryAuthenticationFailedException.class).map(this::noToken))
        .or(() -> find(fault, ResponseException.class).flatMap(this::noSuchBase))
        .or(() -> find(fault, RegistryException.class).map(this::other))
        .or(() -> find(fault, IOException.class).map(this::brokenOff))
        .orElseGet(() -> other(fault));
  }

  private RemoteException refused(RegistryUnauthorizedException e) {
    boolean unknown = e.getHttpResponseException().getStatusCode() == UNAUTHORIZED;
    String who = who();
    String message =
        unknown
            ? registry(host(e)) + " does not accept the credentials: " + who
            : registry(host(e))
                + " does not allow this on "
                + e.getImageReference()
                + ": the account lacks the role (for Artifact Registry: Artifact Registry Writer).";
    return new RemoteException(unknown ? Kind.NO_CREDENTIALS : Kind.PERMISSION_DENIED, message, e);
  }

  private static String host(RegistryUnauthorizedException e) {
    return e.getImageReference().replaceFirst("/.*", "");
  }

  private String who() {
    return logins.used().isEmpty()
        ? "no credentials for it were found. Add a <server> with the registry's host as <id> to"
            + " settings.xml, set VERTEXAI_REGISTRY_USER and VERTEXAI_REGISTRY_PASSWORD, or log in"
            + " with docker login."
        : "name or password from " + String.join(", ", logins.used()) + " are wrong.";
  }

  private RemoteException noToken(RegistryAuthenticationFailedException e) {
    boolean refused =
        find(e, ResponseException.class)
            .filter(response -> response.getStatusCode() == UNAUTHORIZED)
            .isPresent();
    return refused
        ? new RemoteException(
            Kind.NO_CREDENTIALS,
            registry(e.getServerUrl()) + " does not accept the credentials: " + who(),
            e)
        : new RemoteException(Kind.UNAVAILABLE, oneLine(e.getMessage()), e);
  }

  private RemoteException notSent(RegistryCredentialsNotSentException e) {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        registry(target.getRegistry())
            + " needs a password but uses plain HTTP, where others could read it; give the registry a certificate, or set -DsendCredentialsOverHttp=true.",
        e);
  }

  private RemoteException insecure(InsecureRegistryException e) {
    return new RemoteException(
        Kind.INVALID,
        registryOf(e.getMessage())
            + " does not speak HTTPS with a certificate that this machine trusts; if it is yours,"
            + " set run_config.build.allow_insecure_registries: true.",
        e);
  }

  private String registryOf(String message) {
    return base.map(ImageReference::getRegistry)
        .filter(host -> message != null && message.contains(host))
        .map(RegistryFaults::registry)
        .orElseGet(() -> registry(target.getRegistry()));
  }

  private Optional<RemoteException> noSuchBase(ResponseException e) {
    if (e.getStatusCode() != NOT_FOUND || base.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RemoteException(
            Kind.NOT_FOUND,
            "The base image "
                + base.get()
                + " is not in its registry: correct run_config.build.base_image.",
            e));
  }

  private RemoteException brokenOff(IOException e) {
    if (e instanceof UnknownHostException) {
      return unavailable(e, "no such host is known: correct the image's name");
    }
    if (e instanceof ConnectException) {
      return unavailable(e, "nobody answers there");
    }
    if (e instanceof SocketTimeoutException) {
      return unavailable(e, "it does not answer in time");
    }
    return unavailable(
        e,
        "the connection was lost ("
            + oneLine(String.valueOf(e.getMessage()))
            + "); run the goal again, it does not upload the same layers twice");
  }

  private RemoteException unavailable(IOException e, String why) {
    return new RemoteException(
        Kind.UNAVAILABLE, registry(target.getRegistry()) + " was not reached: " + why + ".", e);
  }

  private RemoteException other(Exception e) {
    return new RemoteException(
        Kind.OTHER, "The image " + target + ": " + oneLine(String.valueOf(e.getMessage())), e);
  }

  private static String registry(String host) {
    return "The registry " + host;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
