package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A digest of values of many kinds, whose order and borders count. */
final class Fingerprint {

  private final MessageDigest digest = Sha256.fresh();

  Fingerprint add(Object value) {
    if (value instanceof Optional<?> optional) {
      add(optional.isPresent() ? "given" : "none");
      optional.ifPresent(this::add);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), child));
      text("map " + sorted.size());
      sorted.forEach((key, child) -> add(key).add(child));
    } else if (value instanceof Collection<?> all) {
      text("list " + all.size());
      all.forEach(this::add);
    } else {
      text(String.valueOf(value));
    }
    return this;
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  String hex() {
    return Sha256.hex(digest);
  }
}
