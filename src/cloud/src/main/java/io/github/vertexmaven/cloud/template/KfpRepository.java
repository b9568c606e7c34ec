package io.github.vertexmaven.cloud.template;

import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.way.PlainRequest;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.Templates;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Speaks to a repository of pipeline templates as the KFP SDK does (kfp.registry.RegistryClient):
 * one POST of a form with the file and its tags, and GET by version or tag.
 */
public final class KfpRepository implements Templates {

  private static final String BOUNDARY = "vertexai-maven-plugin-4f1c7a52b09d";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Identity> identity;
  private final Way way;

  /**
   * Nothing is asked before the first call.
   *
   * @param way to repositories
   */
  public KfpRepository(Supplier<Identity> identity, Way way) {
    this.identity = identity;
    this.way = way;
  }

  @Override
  public String register(String repository, String fileName, String spec, List<String> tags) {
    StringBuilder form = new StringBuilder();
    if (!tags.isEmpty()) {
      part(form, "name=\"tags\"", String.join(",", tags));
    }
    part(
        form,
        "name=\"content\"; filename=\"" + fileName + "\"\r\nContent-Type: application/x-yaml",
        spec);
    form.append("--").append(BOUNDARY).append("--\r\n");
    return send(repository, Optional.of(form.toString())).strip();
  }

  private static void part(StringBuilder form, String head, String body) {
    form.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; ").append(head);
    form.append("\r\n\r\n").append(body).append("\r\n");
  }

  @Override
  public String read(String address) {
    return send(address, Optional.empty());
  }

  private String send(String address, Optional<String> form) {
    try {
      PlainRequest question =
          new PlainRequest(
              address,
              token(address),
              form.map(
                  text -> new PlainRequest.Body("multipart/form-data; boundary=" + BOUNDARY, text)),
              PATIENCE);
      PlainRequest.Answer answer = question.ask(way);
      if (answer.status() < HttpURLConnection.HTTP_MULT_CHOICE) {
        return answer.text();
      }
      throw refused(answer.status(), address, answer.text().strip());
    } catch (IOException e) {
      throw new RemoteException(
          Kind.UNAVAILABLE, address + " was not reached: " + e.getMessage(), e);
    }
  }

  private static RemoteException refused(int status, String address, String said) {
    String why = said.isEmpty() ? "" : " (" + said.replaceAll("\\s+", " ") + ")";
    return switch (status) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          new RemoteException(
              Kind.NO_CREDENTIALS,
              address
                  + " does not accept the credentials: log in with gcloud auth application-default login"
                  + why,
              null);
      case HttpURLConnection.HTTP_FORBIDDEN ->
          new RemoteException(
              Kind.PERMISSION_DENIED,
              address
                  + " is not allowed: the account needs the role Artifact Registry Writer"
                  + why,
              null);
      case HttpURLConnection.HTTP_NOT_FOUND ->
          new RemoteException(
              Kind.NOT_FOUND,
              address
                  + " does not exist: a repository is made with gcloud artifacts repositories"
                  + " create --repository-format=kfp"
                  + why,
              null);
      case HttpURLConnection.HTTP_BAD_REQUEST ->
          new RemoteException(Kind.INVALID, address + " refuses it" + why, null);
      default -> new RemoteException(Kind.UNAVAILABLE, address + " answers " + status + why, null);
    };
  }

  /** A token goes to Google's registry, and to this machine; to nobody else. */
  private Optional<String> token(String address) throws IOException {
    URI uri = URI.create(address);
    boolean googles = "https".equals(uri.getScheme()) && uri.getHost().endsWith(".pkg.dev");
    return googles || InetAddress.getByName(uri.getHost()).isLoopbackAddress()
        ? identity.get().accessToken()
        : Optional.empty();
  }
}
