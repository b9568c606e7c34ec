package io.github.vertexmaven.provider;

import java.util.Map;

/**
 * Puts an ID token of a service account into {@code credentials.yml}, as {@code
 * gcp_credentials.MLFLOW_TRACKING_TOKEN}; the params are {@code client_id}, the OAuth client that
 * the token is for, and {@code service_account}, which the task's identity may impersonate.
 */
public final class GoogleIamCredentialsProvider implements DynamicConfigProvider {

  private final String clientId;
  private final String serviceAccount;
  private final AmbientIdentity identity;

  /** Needs {@code client_id} and {@code service_account}. */
  public GoogleIamCredentialsProvider(Map<String, Object> params) {
    this(params, AmbientIdentity.ofSystem());
  }

  GoogleIamCredentialsProvider(Map<String, Object> params, AmbientIdentity identity) {
    this.clientId = Params.text(params, "client_id");
    this.serviceAccount = Params.text(params, "service_account");
    this.identity = identity;
  }

  @Override
  public String targetConfigFile() {
    return TrackingToken.FILE;
  }

  @Override
  public Map<String, Object> generateConfig(RunConfiguration run) throws GoogleException {
    return TrackingToken.of(identity.idToken(clientId, serviceAccount));
  }
}
