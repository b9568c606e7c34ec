package io.github.vertexmaven.provider;

import java.util.Map;

/**
 * Puts an ID token of the ambient Google identity into {@code credentials.yml}, as {@code
 * gcp_credentials.MLFLOW_TRACKING_TOKEN}; the param {@code client_id} is the OAuth client that the
 * token is for.
 */
public final class GoogleOAuthCredentialsProvider implements DynamicConfigProvider {

  private final String clientId;
  private final AmbientIdentity identity;

  /** Needs {@code client_id}. */
  public GoogleOAuthCredentialsProvider(Map<String, Object> params) {
    this(params, AmbientIdentity.ofSystem());
  }

  GoogleOAuthCredentialsProvider(Map<String, Object> params, AmbientIdentity identity) {
    this.clientId = Params.text(params, "client_id");
    this.identity = identity;
  }

  @Override
  public String targetConfigFile() {
    return TrackingToken.FILE;
  }

  @Override
  public Map<String, Object> generateConfig(RunConfiguration run) throws GoogleException {
    return TrackingToken.of(identity.idToken(clientId));
  }
}
