package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Small texts by name, each in a file of its own; the name is encoded, so it cannot be a path. */
public final class Documents {

  private static final String ENDING = ".json";

  private final Path folder;
  private final Map<String, String> texts = new ConcurrentSkipListMap<>();

  private Documents(Path folder) {
    this.folder = folder;
  }

  public static Documents open(Path folder) throws IOException {
    Documents documents = new Documents(folder);
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        documents.texts.put(name(file), Files.readString(file));
      }
    }
    return documents;
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Those whose names begin so, in the order of their names. */
  public List<String> under(String prefix) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .toList();
  }

  public synchronized void put(String name, String text) {
    try {
      AtomicFile.write(file(name), text);
      texts.put(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
      texts.remove(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(URLEncoder.encode(name, UTF_8) + ENDING);
  }

  private static String name(Path file) {
    String text = file.getFileName().toString();
    return URLDecoder.decode(text.substring(0, text.length() - ENDING.length()), UTF_8);
  }
}
