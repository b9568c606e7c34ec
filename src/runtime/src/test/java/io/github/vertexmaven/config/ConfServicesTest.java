package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfServicesTest {

  @TempDir Path dir;

  /** A class loader that knows these services besides what the tests have. */
  private ClassLoader knowing(Class<?> service, String... names) throws IOException {
    Path file = dir.resolve("META-INF/services").resolve(service.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", names) + "\n");
    return new URLClassLoader(new URL[] {url()}, ConfServicesTest.class.getClassLoader());
  }

  private URL url() throws MalformedURLException {
    return dir.toUri().toURL();
  }

  @Test
  void findsTheServicesOfAClassLoaderInTheOrderOfTheirNames() throws IOException {
    knowing(ConfLoader.class, Prices.class.getName());
    ClassLoader loader =
        knowing(TemplateResolver.class, Second.class.getName(), First.class.getName());
    ConfServices services = ConfServices.in(loader);
    assertThat(services.resolvers()).hasExactlyElementsOfTypes(First.class, Second.class);
    assertThat(services.loaders()).hasExactlyElementsOfTypes(Prices.class);
    assertThat(ConfServices.in(ConfServicesTest.class.getClassLoader()))
        .isEqualTo(ConfServices.none());
  }

  @Test
  void theProjectsOwnValuesComeBeforeGlobalsAndAfterTheEnvironment() throws IOException {
    ClassLoader loader =
        knowing(TemplateResolver.class, Second.class.getName(), First.class.getName());
    Location at = Location.of("test");
    TemplateSources sources =
        new TemplateSources(
            Map.of("VERTEXAI_CONFIG_C", "environment"),
            name -> Optional.empty(),
            ConfServices.in(loader),
            (ConfValue.Mapping) ConfValue.of(Map.of("a", "global", "d", "global"), at),
            java.util.List.of(),
            RuntimeParams.none());
    Map<String, Object> texts = Map.of("a", "${a}", "b", "${b}", "c", "${c}", "d", "${d}");
    assertThat(sources.templating().fill((ConfValue.Mapping) ConfValue.of(texts, at)).plain())
        .isEqualTo(
            Map.of("a", "first", "b", Map.of("deep", 3L), "c", "environment", "d", "global"));
  }

  @Test
  void aServiceThatCannotBeLoadedIsNamed() throws IOException {
    ClassLoader loader = knowing(TemplateResolver.class, "com.acme.Missing");
    assertThatThrownBy(() -> ConfServices.in(loader))
        .isInstanceOf(ConfException.class)
        .hasMessageStartingWith("A service TemplateResolver of the project cannot be loaded: ")
        .hasMessageContaining("com.acme.Missing");
  }

  /** Knows a. */
  public static final class First implements TemplateResolver {
    @Override
    public Optional<?> resolve(String name) {
      return name.equals("a") ? Optional.of("first") : Optional.empty();
    }
  }

  /** Knows a, b and c. */
  public static final class Second implements TemplateResolver {
    @Override
    public Optional<?> resolve(String name) {
      return switch (name) {
        case "a", "c" -> Optional.of("second");
        case "b" -> Optional.of(Map.of("deep", 3));
        default -> Optional.empty();
      };
    }
  }

  /** Loads nothing. */
  public static final class Prices implements ConfLoader {
    @Override
    public Map<String, ?> load(String kind, Path projectDir, String env) {
      return Map.of();
    }
  }
}
