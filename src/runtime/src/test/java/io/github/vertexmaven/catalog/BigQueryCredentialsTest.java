package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How tables of BigQuery are signed in for, and that nobody is told by what. */
class BigQueryCredentialsTest extends BigQueryShop {

  @Test
  void signsInByTokenOrKey() throws Exception {
    store("{id: 1}");
    String entry = "type: bigquery_table, table: shop.sales.trips, credentials: gcp";
    String key = key();
    Files.writeString(project.resolve("key.json"), key);
    catalog(entry, Map.of("token", "canary")).load("d", TestCatalogs.MAPS);
    assertThat(server.calls)
        .allMatch(call -> call.authorization().equals(Optional.of("Bearer canary")));
    for (Map<String, Object> given :
        List.<Map<String, Object>>of(Map.of("key", key), Map.of("key_file", "key.json"))) {
      server.calls.clear();
      catalog(entry, given).load("d", TestCatalogs.MAPS);
      assertThat(server.calls.get(0).path()).isEqualTo("/token");
      assertThat(server.calls.subList(1, server.calls.size()))
          .isNotEmpty()
          .allMatch(call -> call.authorization().equals(Optional.of("Bearer of-key")));
    }
  }

  private String key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String secret =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    JsonObject key = new JsonObject();
    key.addProperty("type", "service_account");
    key.addProperty("project_id", "shop");
    key.addProperty("private_key_id", "1");
    key.addProperty(
        "private_key", "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n");
    key.addProperty("client_email", "robot@shop.example");
    key.addProperty("client_id", "1");
    key.addProperty("token_uri", server.endpoint() + "/token");
    return key.toString();
  }

  @Test
  void neverTellsTheValueOfCredentials() {
    server.refusal = Optional.of("Access Denied");
    String entry = "type: bigquery_table, table: sales.trips, credentials: gcp";
    assertHidden(entry, Map.of("token", "canary"), "BigQuery: Access Denied.");
    assertHidden(
        entry,
        Map.of("key", "canary"),
        "the 'key' of its credentials is not the JSON key of a service account.");
    assertHidden(
        entry,
        Map.of("password", "canary"),
        "its credentials need one of 'key_file', 'key' and 'token', and nothing else.");
    assertHidden(
        entry,
        Map.of("key_file", "none.json"),
        "the 'key_file' of its credentials, none.json, cannot be read.");
  }

  private void assertHidden(String entry, Map<String, Object> credentials, String message) {
    assertThatThrownBy(() -> catalog(entry, credentials).load("d", TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("Dataset 'd' (bigquery_table): ")
        .hasMessageEndingWith(message)
        .satisfies(
            e -> {
              StringWriter trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("canary");
            });
  }
}
