package io.github.vertexmaven.provider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who this process is to Google: the credentials file of {@code GOOGLE_APPLICATION_CREDENTIALS},
 * else the one that {@code gcloud auth application-default login} leaves, else the machine's
 * service account, as the metadata server knows it. ID tokens are asked for as the Python libraries
 * do: page "Get an ID token" of Google Cloud's documentation.
 */
final class AmbientIdentity {

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final Map<String, String> FLAVOR = Map.of("Metadata-Flavor", "Google");
  private static final String ACCOUNT = "/computeMetadata/v1/instance/service-accounts/default";

  private final GoogleAddresses endpoints;
  private final JsonCalls calls;
  private final Optional<Path> file;
  private final Clock clock;

  AmbientIdentity(GoogleAddresses endpoints, JsonCalls calls, Optional<Path> file, Clock clock) {
    this.endpoints = endpoints;
    this.calls = calls;
    this.file = file;
    this.clock = clock;
  }

  static AmbientIdentity ofSystem() {
    return new AmbientIdentity(
        GoogleAddresses.ofSystem(),
        JsonCalls.standard(),
        credentialsFile(System.getenv(), Path.of(System.getProperty("user.home", ""))),
        Clock.systemUTC());
  }

  /** A file that the variable names has to be there; the other only may. */
  static Optional<Path> credentialsFile(Map<String, String> variables, Path home) {
    String named = variables.get("GOOGLE_APPLICATION_CREDENTIALS");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    Path config =
        Optional.ofNullable(variables.get("CLOUDSDK_CONFIG"))
            .map(Path::of)
            .orElse(home.resolve(".config/gcloud"));
    return Optional.of(config.resolve("application_default_credentials.json"))
        .filter(Files::isRegularFile);
  }

  /** A token for Google's APIs. */
  String accessToken() throws GoogleException {
    String what = "a Google access token";
    if (file.isEmpty()) {
      return required(
          what, calls.get(what, endpoints.metadata() + ACCOUNT + "/token", FLAVOR), "access_token");
    }
    JsonObject credentials = credentials();
    return switch (type(credentials)) {
      case "service_account" -> signed(credentials, "scope", SCOPE, "access_token");
      case "authorized_user" -> refreshed(credentials);
      default -> throw unsupported(credentials);
    };
  }

  /** A token that tells a service with this OAuth client ID who we are. */
  String idToken(String audience) throws GoogleException {
    String what = "a Google ID token";
    if (file.isEmpty()) {
      return calls
          .text(
              what,
              endpoints.metadata()
                  + ACCOUNT
                  + "/identity?format=full&audience="
                  + encoded(audience),
              FLAVOR)
          .strip();
    }
    JsonObject credentials = credentials();
    if (type(credentials).equals("service_account")) {
      return signed(credentials, "target_audience", audience, "id_token");
    }
    throw new GoogleException(
        what
            + ": the credentials of a person ("
            + file.get()
            + ") give none for another service. Sign in as a service account, or use the IAM"
            + " provider, which impersonates one.");
  }

  /** The same, as a service account that we may impersonate: IAM Credentials API. */
  String idToken(String audience, String serviceAccount) throws GoogleException {
    JsonObject body = new JsonObject();
    body.addProperty("audience", audience);
    body.addProperty("includeEmail", true);
    String what = "an ID token of " + serviceAccount;
    String url =
        endpoints.iamCredentials()
            + "/v1/projects/-/serviceAccounts/"
            + encoded(serviceAccount)
            + ":generateIdToken";
    return required(what, calls.post(what, url, bearer(), body), "token");
  }

  /** Headers with an ID token, for as long as it holds. */
  RequestHeaders signed(String idToken) {
    return RequestHeaders.bearer(idToken, TokenLifetime.of(idToken, clock));
  }

  Map<String, String> bearer() throws GoogleException {
    return Map.of("Authorization", "Bearer " + accessToken());
  }

  private JsonObject credentials() throws GoogleException {
    try {
      return JsonParser.parseString(Files.readString(file.orElseThrow())).getAsJsonObject();
    } catch (IOException e) {
      throw new GoogleException("The credentials file " + file.get() + " cannot be read: " + e, e);
    } catch (JsonParseException | IllegalStateException e) {
      throw new GoogleException("The credentials file " + file.get() + " is not JSON.");
    }
  }

  private static String type(JsonObject credentials) {
    return credentials.has("type") ? credentials.get("type").getAsString() : "";
  }

  private GoogleException unsupported(JsonObject credentials) {
    return new GoogleException(
        "The credentials file "
            + file.orElseThrow()
            + " has type '"
            + type(credentials)
            + "'; service_account and authorized_user are understood here.");
  }

  private String refreshed(JsonObject credentials) throws GoogleException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    for (String key : new String[] {"client_id", "client_secret", "refresh_token"}) {
      form.put(key, required("the credentials file", credentials, key));
    }
    return token("a Google access token", endpoints.token(), form, "access_token");
  }

  /** RFC 7523: a signed claim is exchanged for a token. */
  private String signed(JsonObject credentials, String claim, String value, String result)
      throws GoogleException {
    String what = "the credentials file";
    String tokenUri =
        credentials.has("token_uri")
            ? credentials.get("token_uri").getAsString()
            : endpoints.token();
    JsonObject claims = new JsonObject();
    long now = clock.instant().getEpochSecond();
    claims.addProperty("iss", required(what, credentials, "client_email"));
    claims.addProperty("aud", tokenUri);
    claims.addProperty("iat", now);
    claims.addProperty("exp", now + 3600);
    claims.addProperty(claim, value);
    String assertion = signed(claims, required(what, credentials, "private_key"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    form.put("assertion", assertion);
    return token("a Google token", tokenUri, form, result);
  }

  private static String signed(JsonObject claims, String pem) throws GoogleException {
    String text =
        base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.toString().getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key(pem));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new GoogleException("The private key of the credentials file cannot be used.");
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String token(String what, String url, Map<String, String> form, String result)
      throws GoogleException {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (key, value) ->
            body.append(body.length() == 0 ? "" : "&")
                .append(key)
                .append('=')
                .append(encoded(value)));
    JsonObject answer =
        calls.post(
            what,
            url,
            Map.of(),
            "application/x-www-form-urlencoded",
            BodyPublishers.ofString(body.toString()));
    return required(what, answer, result);
  }

  private static String required(String what, JsonObject json, String key) throws GoogleException {
    if (!json.has(key) || !json.get(key).isJsonPrimitive()) {
      throw new GoogleException(what + ": there is no '" + key + "' in it.");
    }
    return json.get(key).getAsString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
