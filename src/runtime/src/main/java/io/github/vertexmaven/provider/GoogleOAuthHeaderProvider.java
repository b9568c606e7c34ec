package io.github.vertexmaven.provider;

import java.util.Map;

/**
 * Signs requests with an ID token of the ambient Google identity; the param {@code client_id} is
 * the OAuth client that the token is for.
 */
public final class GoogleOAuthHeaderProvider implements RequestHeaderProvider {

  private final String clientId;
  private final AmbientIdentity identity;

  /** Needs {@code client_id}. */
  public GoogleOAuthHeaderProvider(Map<String, Object> params) {
    this(params, AmbientIdentity.ofSystem());
  }

  GoogleOAuthHeaderProvider(Map<String, Object> params, AmbientIdentity identity) {
    this.clientId = Params.text(params, "client_id");
    this.identity = identity;
  }

  @Override
  public RequestHeaders requestHeaders() throws GoogleException {
    return identity.signed(identity.idToken(clientId));
  }
}
