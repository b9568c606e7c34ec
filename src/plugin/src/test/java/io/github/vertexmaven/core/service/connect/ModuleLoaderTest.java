package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.VertexTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleLoaderTest {

  /** Tells in the text of an exception whether it sees the class that the region names. */
  private static final String CONNECTOR =
      """
      import io.github.vertexmaven.core.service.*;
      public final class Connector implements RemoteConnector {
        @Override public RemoteConnector by(java.util.function.Supplier<java.util.List<RegistryAccess.Proxy>> proxies) {
          return this;
        }

        @Override public void prepare() {}

        @Override public Templates templates(RemoteTarget.Credentials credentials) {
          throw new UnsupportedOperationException();
        }

        @Override public GoogleTokens tokens(RemoteTarget.Credentials credentials) {
          throw new UnsupportedOperationException();
        }

        @Override public Images images(RegistryAccess access) {
          throw new UnsupportedOperationException();
        }

        @Override public Remote connect(VertexTarget target) {
          String seen;
          try {
            seen = String.valueOf(Class.forName(target.region()).getClassLoader() == VertexTarget.class.getClassLoader());
          } catch (ClassNotFoundException e) {
            seen = "not seen";
          }
          throw new RemoteException(RemoteException.Kind.OTHER, seen, null);
        }
      }
      """;

  @TempDir Path dir;

  @BeforeEach
  void compileModule() throws IOException {
    Path service = dir.resolve("META-INF/services/" + RemoteConnector.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, "acme.Connector\n");
    Javac.into(dir, Map.of("Connector", CONNECTOR));
  }

  private static RemoteConnector loaded(Path jar) {
    return ModuleLoader.of("vertexai-cloud", List.of(jar)).load(RemoteConnector.class);
  }

  private static VertexTarget target(String region) {
    return new VertexTarget("p", region, Optional.empty(), new RemoteTarget.Anonymous());
  }

  @ParameterizedTest
  @CsvSource({
    "io.github.vertexmaven.core.service.Remote, true",
    "java.sql.Date, false",
    "sun.misc.Unsafe, not seen",
    "sun.misc.Signal, false",
    "acme.Connector, false",
    "com.google.gson.Gson, not seen",
    "org.apache.maven.plugin.Mojo, not seen",
    "io.github.vertexmaven.core.service.connect.ModuleLoader, not seen",
    "io.github.vertexmaven.core.service.Missing, not seen",
    "io.github.vertexmaven.pipeline.Pipeline, not seen"
  })
  void theModuleSeesTheJdkAndWhatIsSharedAndNothingElse(String type, String seen) {
    RemoteConnector connector = loaded(dir);
    assertThatThrownBy(() -> connector.connect(target(type)))
        .isInstanceOf(RemoteException.class)
        .hasMessage(seen);
  }

  @Test
  void theModuleHasALoaderOfItsOwn() {
    RemoteConnector connector = loaded(dir);
    assertThat(connector.getClass().getClassLoader())
        .isNotSameAs(RemoteConnector.class.getClassLoader());
  }

  @Test
  void aModuleWithoutConnectorIsOurFault() throws IOException {
    Path empty = Files.createDirectories(dir.resolve("empty"));
    assertThatThrownBy(() -> loaded(empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("vertexai-cloud offers no RemoteConnector");
  }
}
