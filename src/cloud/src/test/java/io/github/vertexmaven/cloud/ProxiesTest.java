package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.storage.CloudObjects;
import io.github.vertexmaven.cloud.vertex.VertexJobs;
import io.github.vertexmaven.cloud.way.PlainRequest;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.wire.FakeProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's clients go by the proxies of settings.xml, gRPC as well as HTTP. */
class ProxiesTest {

  private static final String WORD = "Basic YW5uOnNlY3JldA==";

  private final FakeVertex vertex = new FakeVertex();
  private final FakeStorage storage = new FakeStorage();
  private final List<Runnable> ends = new ArrayList<>();
  private FakeProxy proxy;

  @AfterEach
  void close() throws IOException {
    ends.forEach(Runnable::run);
    vertex.close();
    storage.close();
    if (proxy != null) {
      proxy.close();
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.replaceFirst(".*:", ""));
  }

  /** A proxy that leads every name to one server and wants a password. */
  private Way way(String server, String protocol, Optional<String> password) throws IOException {
    proxy = new FakeProxy(port(server), Optional.of(WORD));
    return Way.by(
        List.of(
            new Proxy(
                protocol,
                "localhost",
                proxy.port(),
                password.map(any -> "ann"),
                password,
                List.of("direct.test"))));
  }

  private static Caller caller(String service, String address, Way way) {
    return new Caller(
        service,
        address,
        true,
        "acme",
        "europe-west4",
        new Identity(Optional.empty(), "me"),
        Connections.QUICK,
        way);
  }

  private void list(String host, Way way) {
    String address = host + ":" + port(vertex.address());
    VertexJobs jobs = new VertexJobs(caller("Vertex AI", address, way));
    ends.add(jobs::close);
    assertThat(jobs.list(new JobQuery.All(), 1)).isEmpty();
  }

  @Test
  void grpcGoesByTheProxyWithItsPassword() throws IOException {
    list("vertex.test", way(vertex.address(), "https", Optional.of("secret")));
    assertThat(proxy.lines)
        .containsOnly("CONNECT vertex.test:" + port(vertex.address()) + " HTTP/1.1");
  }

  @Test
  void grpcTellsAtOnceThatTheProxyTakesNoPassword() throws IOException {
    Way way = way(vertex.address(), "https", Optional.of("guess"));
    assertThat(catchThrowableOfType(RemoteException.class, () -> list("vertex.test", way)))
        .hasMessage(
            "Vertex AI cannot be reached. The proxy localhost:"
                + proxy.port()
                + " of settings.xml does not take the password of 'ann' (HTTP 407): correct it"
                + " there.");
  }

  @Test
  void otherHostsAndThisMachineAreReachedWithoutIt() throws IOException {
    Way way = way(vertex.address(), "https", Optional.of("secret"));
    list("localhost", way);
    assertThat(proxy.lines).isEmpty();
    for (String direct :
        List.of("direct.test", "127.0.0.1", "metadata.google.internal", "169.254.169.254")) {
      assertThat(way.proxy(URI.create("https://" + direct + "/"))).as(direct).isEmpty();
    }
    assertThat(way.proxy(URI.create("https://storage.googleapis.com/"))).isPresent();
  }

  private CloudObjects objects(Way way) {
    CloudObjects objects =
        new CloudObjects(
            caller("Cloud Storage", "http://storage.test:" + port(storage.address()), way));
    ends.add(objects::close);
    return objects;
  }

  @Test
  void storageGoesByTheProxyWithItsPassword() throws IOException {
    Way way = way(storage.address(), "http", Optional.of("secret"));
    CloudObjects objects = objects(way);
    catchThrowable(() -> objects.sizes("gs://bucket/a"));
    assertThat(proxy.sentOn).isNotEmpty();
    assertThat(proxy.lines).allSatisfy(line -> assertThat(line).contains("http://storage.test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guess", ""})
  void storageTellsAtOnceThatTheProxyTakesNoPassword(String password) throws IOException {
    Way way = way(storage.address(), "http", Optional.of(password).filter(word -> !word.isEmpty()));
    CloudObjects objects = objects(way);
    assertThat(catchThrowableOfType(RemoteException.class, () -> objects.sizes("gs://bucket/a")))
        .hasMessage(
            "Cloud Storage cannot be reached. The proxy localhost:"
                + proxy.port()
                + " of settings.xml "
                + (password.isEmpty()
                    ? "needs a name and a password (HTTP 407): give the proxy a username and a"
                        + " password there."
                    : "does not take the password of 'ann' (HTTP 407): correct it there."));
  }

  /** The tunnel is opened; that no TLS is at its end is another matter. */
  @Test
  void httpsGetsItsTunnelWithAPassword() throws IOException {
    Way way = way(vertex.address(), "https", Optional.of("secret"));
    PlainRequest question =
        new PlainRequest(
            "https://iam.test/v1", Optional.empty(), Optional.empty(), Duration.ofSeconds(20));
    assertThat(catchThrowable(() -> question.ask(way))).isInstanceOf(SSLException.class);
    assertThat(proxy.lines).contains("CONNECT iam.test:443 HTTP/1.1");
  }
}
