package io.github.vertexmaven.cloud.auth;

import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.IdTokenCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.UserCredentials;
import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.util.List;

/**
 * Tokens of an account: of a key file, of the machine's metadata server, or of one that is acted
 * for.
 *
 * @param identity whose they are
 */
public record AccountTokens(Identity identity) implements GoogleTokens {

  private static final String OTHERS =
      "set key_file, impersonate_service_account, or kubeflow.auth.desktop_client_id for a login"
          + " with a browser";

  /** Google's own logins of people have no such tokens for a client of somebody else. */
  @Override
  public String identity(String audience) {
    Object own = identity.credentials().orElse(null);
    if (own instanceof UserCredentials || !(own instanceof IdTokenProvider provider)) {
      throw none(
          "The login of `gcloud auth application-default login` gets no token for the"
              + " Identity-Aware Proxy: "
              + OTHERS
              + ".",
          null);
    }
    try {
      IdTokenCredentials credentials =
          IdTokenCredentials.newBuilder()
              .setIdTokenProvider(provider)
              .setTargetAudience(audience)
              .setOptions(
                  List.of(IdTokenProvider.Option.FORMAT_FULL, IdTokenProvider.Option.INCLUDE_EMAIL))
              .build();
      credentials.refresh();
      return credentials.getIdToken().getTokenValue();
    } catch (IOException e) {
      throw none(
          identity.account()
              + " gets no token for the Identity-Aware Proxy ("
              + CredentialFault.reason(e)
                  .orElse(String.valueOf(e.getMessage()))
                  .replaceFirst("\\.$", "")
              + "): "
              + advice(own)
              + ".",
          e);
    }
  }

  private static String advice(Object own) {
    if (own instanceof ImpersonatedCredentials) {
      return "check its address, and grant the account that you are logged in as the role"
          + " roles/iam.serviceAccountTokenCreator on it";
    } else if (own instanceof ComputeEngineCredentials) {
      return "give this machine a service account, or " + OTHERS;
    }
    return "check that the key is still one of the account's";
  }

  @Override
  public String access() {
    return identity
        .accessToken()
        .orElseThrow(() -> none("Nobody is logged in at Google: " + OTHERS + ".", null));
  }

  private static RemoteException none(String message, Exception cause) {
    return new RemoteException(Kind.NO_CREDENTIALS, message, cause);
  }
}
