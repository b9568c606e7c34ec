package io.github.vertexmaven.cloud.auth;

import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.Grant;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.RemoteTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who we are for Google.
 *
 * @param credentials empty for nobody
 * @param account how messages call us: an address where it is known
 */
public record Identity(Optional<Credentials> credentials, String account) {

  /** The one scope that all services take; what one may do is decided by roles. */
  private static final List<String> SCOPES =
      List.of("https://www.googleapis.com/auth/cloud-platform");

  private static final String NAMED = "Account ";

  private static final int AN_HOUR = 3600;

  private static final String LOG_IN =
      "log in with `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS"
          + " or the key file setting to the key of a service account";

  /**
   * Finds the credentials.
   *
   * @param way by which tokens are fetched
   * @throws RemoteException of kind {@code NO_CREDENTIALS}, when there are none or they cannot be
   *     read
   */
  public static Identity of(RemoteTarget.Credentials wanted, Way way) {
    HttpTransportFactory http = way::http;
    if (wanted instanceof RemoteTarget.KeyFile key) {
      return acting(keyOf(key.file(), http), key.impersonate(), http);
    }
    if (wanted instanceof RemoteTarget.Ambient ambient) {
      return acting(ambient(http), ambient.impersonate(), http);
    }
    if (wanted instanceof RemoteTarget.Token token) {
      // No GoogleCredentials: those gRPC sends over TLS alone.
      OAuth2Credentials own = OAuth2Credentials.create(new AccessToken(token.value(), null));
      return new Identity(Optional.of(own), "An anonymous caller");
    }
    return new Identity(Optional.empty(), "An anonymous caller");
  }

  private static Identity acting(
      GoogleCredentials own, Optional<String> impersonate, HttpTransportFactory http) {
    return impersonate
        .map(account -> impersonating(own, account, http))
        .orElseGet(() -> new Identity(Optional.of(own.createScoped(SCOPES)), nameOf(own)));
  }

  private static Identity impersonating(
      GoogleCredentials own, String account, HttpTransportFactory http) {
    Credentials credentials =
        ImpersonatedCredentials.newBuilder()
            .setSourceCredentials(own.createScoped(SCOPES))
            .setTargetPrincipal(account)
            .setScopes(SCOPES)
            .setLifetime(AN_HOUR)
            .setHttpTransportFactory(http)
            .build();
    return new Identity(Optional.of(credentials), NAMED + account);
  }

  /** User credentials and those of the metadata server do not tell whose they are. */
  private static String nameOf(GoogleCredentials credentials) {
    return credentials instanceof ServiceAccountCredentials key
        ? NAMED + key.getClientEmail()
        : "The account of your application-default credentials";
  }

  /** This account as a member of a policy. */
  public String member() {
    String mail = account.startsWith(NAMED) ? account.substring(NAMED.length()) : "";
    return mail.contains("@") ? Grant.member(mail) : Grant.CALLER;
  }

  /** A token for services that take it as a password; empty for nobody. */
  public Optional<String> accessToken() {
    return credentials
        .filter(OAuth2Credentials.class::isInstance)
        .map(OAuth2Credentials.class::cast)
        .map(this::tokenOf);
  }

  private String tokenOf(OAuth2Credentials fresh) {
    try {
      fresh.refreshIfExpired();
      return fresh.getAccessToken().getTokenValue();
    } catch (IOException e) {
      throw none(
          account
              + " receives no token: "
              + CredentialFault.reason(e).orElse(e.getMessage())
              + "; "
              + LOG_IN
              + ".",
          e);
    }
  }

  private static GoogleCredentials keyOf(Path file, HttpTransportFactory http) {
    try (InputStream in = Files.newInputStream(file)) {
      return ServiceAccountCredentials.fromStream(in, http);
    } catch (NoSuchFileException e) {
      throw none("Key file " + file + " does not exist: correct the key file setting.", e);
    } catch (IOException | RuntimeException e) {
      throw none(
          "Key file "
              + file
              + " is not the key of a service account: give the JSON file that the console or"
              + " `gcloud iam service-accounts keys create` wrote.",
          e);
    }
  }

  /**
   * The environment's, gcloud's or the machine's, in this order. Only the last one is asked over
   * the network: three times half a second when nobody answers (ComputeEngineCredentials of the
   * auth library).
   */
  private static GoogleCredentials ambient(HttpTransportFactory http) {
    try {
      return GoogleCredentials.getApplicationDefault(http);
    } catch (IOException e) {
      String variable = System.getenv("GOOGLE_APPLICATION_CREDENTIALS");
      throw variable == null || variable.isEmpty()
          ? none("No Google credentials were found: " + LOG_IN + ".", e)
          : none(
              "GOOGLE_APPLICATION_CREDENTIALS names "
                  + variable
                  + ", which is not a readable credentials file: correct or unset it.",
              e);
    }
  }

  private static RemoteException none(String message, Exception cause) {
    return new RemoteException(Kind.NO_CREDENTIALS, message, cause);
  }
}
