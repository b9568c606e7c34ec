package io.github.vertexmaven.provider;

import java.util.Map;

/**
 * Signs requests with an ID token of a service account, as servers behind the Identity-Aware Proxy
 * want it; the params are {@code client_id}, the OAuth client that the token is for, and {@code
 * service_account}, which the task's identity may impersonate.
 */
public final class GoogleIamHeaderProvider implements RequestHeaderProvider {

  private final String clientId;
  private final String serviceAccount;
  private final AmbientIdentity identity;

  /** Needs {@code client_id} and {@code service_account}. */
  public GoogleIamHeaderProvider(Map<String, Object> params) {
    this(params, AmbientIdentity.ofSystem());
  }

  GoogleIamHeaderProvider(Map<String, Object> params, AmbientIdentity identity) {
    this.clientId = Params.text(params, "client_id");
    this.serviceAccount = Params.text(params, "service_account");
    this.identity = identity;
  }

  @Override
  public RequestHeaders requestHeaders() throws GoogleException {
    return identity.signed(identity.idToken(clientId, serviceAccount));
  }
}
