package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.Credentials;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedCredentialsTest {

  private static final String ENTRY =
      "secured: {type: " + Secured.class.getName() + ", credentials: db}";

  /** A dataset of the project's own that signs in. */
  public static final class Secured implements Dataset {
    private final DatasetDefinition definition;

    public Secured(DatasetDefinition definition) {
      this.definition = definition;
    }

    @Override
    public Object load(Type wanted) {
      return definition.credentials().orElseThrow().values().get("user");
    }

    @Override
    public void save(Object value, Type written) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void areLookedUpWhenTheDatasetIsUsed() {
    List<String> asked = new ArrayList<>();
    Catalog catalog =
        open(
            name -> {
              asked.add(name);
              return Map.of("user", "ada", "password", "canary");
            });
    assertThat(catalog.dataset("secured")).isInstanceOf(Secured.class);
    assertThat(asked).isEmpty();
    assertThat(catalog.load("secured", String.class)).isEqualTo("ada");
    assertThat(asked).containsExactly("db");
    assertThat(catalog.definition("secured").toString()).contains("db").doesNotContain("canary");
  }

  @Test
  void areAnErrorOfTheDatasetWhenTheyAreMissing() {
    Catalog catalog = open(Credentials.none());
    assertThatThrownBy(() -> catalog.load("secured", String.class))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Dataset 'secured'")
        .hasMessageContaining(
            "credentials 'db' are not given; add them to a file credentials.yml of conf/.");
  }

  private static Catalog open(Credentials credentials) {
    return CatalogReader.open(
        TestCatalogs.yaml(ENTRY, "conf/base/catalog.yml"),
        new DataPlaces(Path.of(""), Optional.empty()),
        ProjectClasses.inFolders(NamedCredentialsTest.class.getClassLoader()),
        credentials);
  }
}
