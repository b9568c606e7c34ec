package io.github.vertexmaven.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretParametersTest {

  private static final Location AT = Location.of("test");

  private static Map<String, Object> filled(Map<String, Object> parameters) {
    Credentials credentials = name -> Map.of("value", "value of " + name);
    ConfValue.Mapping filled =
        SecretParameters.filled(
            (ConfValue.Mapping) ConfValue.of(parameters, AT),
            Set.of("params:shop.key", "db"),
            credentials);
    @SuppressWarnings("unchecked")
    Map<String, Object> plain = (Map<String, Object>) filled.plain();
    return plain;
  }

  @Test
  void masksAreReplacedByWhatTheyStandFor() {
    assertThat(
            filled(
                Map.of(
                    "shop",
                    Map.of("key", Map.of("masked", "shop.key"), "size", 3L),
                    "list",
                    List.of(Map.of("masked", "shop.key"), 1L))))
        .isEqualTo(
            Map.of(
                "shop", Map.of("key", "value of params:shop.key", "size", 3L),
                "list", List.of("value of params:shop.key", 1L)));
  }

  @Test
  void whatOnlyLooksLikeAMaskIsKept() {
    Map<String, Object> parameters =
        Map.of(
            "a", Map.of("masked", "unknown"),
            "b", Map.of("masked", "shop.key", "more", 1L),
            "c", Map.of("secret", "a secret garden"),
            "d", Map.of("masked", true));
    assertThat(filled(parameters)).isEqualTo(parameters);
  }
}
