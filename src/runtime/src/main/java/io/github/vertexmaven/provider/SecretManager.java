package io.github.vertexmaven.provider;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets by their names; each is fetched once in a process. Method {@code
 * projects.secrets.versions.access} of the Secret Manager API, v1.
 */
final class SecretManager {

  private static final Pattern NAME =
      Pattern.compile(
          "projects/[^/]+/(?:locations/([a-z0-9-]+)/)?secrets/[A-Za-z0-9_-]+(/versions/[A-Za-z0-9_-]+)?");

  private final GoogleAddresses endpoints;
  private final JsonCalls calls;
  private final AmbientIdentity identity;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  SecretManager(GoogleAddresses endpoints, JsonCalls calls, AmbientIdentity identity) {
    this.endpoints = endpoints;
    this.calls = calls;
    this.identity = identity;
  }

  static SecretManager ofSystem() {
    return new SecretManager(
        GoogleAddresses.ofSystem(), JsonCalls.standard(), AmbientIdentity.ofSystem());
  }

  /** The text of a secret's version; the latest when the name says none. */
  String text(String name) throws GoogleException {
    String text = known.get(name);
    if (text == null) {
      text = fetched(name);
      known.put(name, text);
    }
    return text;
  }

  private String fetched(String name) throws GoogleException {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new GoogleException(
          "'"
              + name
              + "' is not a secret; write projects/<project>/secrets/<secret>/versions/latest.");
    }
    String version = matcher.group(2) == null ? name + "/versions/latest" : name;
    String service =
        matcher.group(1) == null
            ? "https://secretmanager.googleapis.com"
            : "https://secretmanager." + matcher.group(1) + ".rep.googleapis.com";
    String url = endpoints.secretManager().orElse(service) + "/v1/" + version + ":access";
    JsonObject answer = calls.get("secret " + version, url, identity.bearer());
    JsonObject payload = answer.getAsJsonObject("payload");
    if (payload == null || !payload.has("data")) {
      throw new GoogleException("secret " + version + ": the answer has no data.");
    }
    byte[] data = Base64.getDecoder().decode(payload.get("data").getAsString());
    return new String(data, StandardCharsets.UTF_8);
  }
}
