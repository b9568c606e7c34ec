package io.github.vertexmaven.kubeflow;

import io.github.vertexmaven.core.service.GoogleTokens;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What others lend in tests: objects in memory, and tokens that a test makes. */
final class Lent implements KubeflowConnector.Lenders {

  final Map<String, String> objects = new TreeMap<>();
  final List<String> shown = new ArrayList<>();
  final List<Proxy> proxies = new ArrayList<>();
  UnaryOperator<String> identity = audience -> "token for " + audience;

  @Override
  public ObjectStore objects() {
    return new ObjectStore() {
      @Override
      public int uploadMissing(List<List<Upload>> groups, Progress progress) {
        throw new UnsupportedOperationException();
      }

      @Override
      public byte[] read(String uri) {
        return Optional.ofNullable(objects.get(uri))
            .orElseThrow(() -> new RemoteException(RemoteException.Kind.NOT_FOUND, uri, null))
            .getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
        throw new UnsupportedOperationException();
      }

      @Override
      public SortedMap<String, Long> sizes(String prefix) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        objects.forEach((uri, text) -> sizes.put(uri, (long) text.length()));
        sizes.keySet().removeIf(uri -> !uri.startsWith(prefix));
        return sizes;
      }

      @Override
      public void delete(List<String> uris) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<String> problemWithBucket(String bucket) {
        return Optional.empty();
      }
    };
  }

  @Override
  public GoogleTokens google(Credentials account) {
    return new GoogleTokens() {
      @Override
      public String identity(String audience) {
        return identity.apply(audience);
      }

      @Override
      public String access() {
        return "access token";
      }
    };
  }

  @Override
  public List<Proxy> proxies() {
    return proxies;
  }

  @Override
  public void show(String page) {
    shown.add(page);
  }

  @Override
  public void close() {}
}
