package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Small texts by name, each in a file of its own; the name is encoded, so it cannot be a path. They
 * are read when they are asked for; the last ones stay in memory. One that cannot be read is set
 * aside under another name, and is as if it were not there.
 */
public final class Documents {

  private static final System.Logger LOG = System.getLogger(Documents.class.getName());
  private static final String ENDING = ".json";
  private static final String DAMAGED = ".damaged";
  private static final int MOST_IN_MEMORY = 500;
  private static final int LONGEST_IN_MEMORY = 20_000;

  private final Path folder;
  private final Set<String> names = new ConcurrentSkipListSet<>();
  private final Map<String, String> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_IN_MEMORY;
        }
      };

  private Documents(Path folder) {
    this.folder = folder;
  }

  public static Documents open(Path folder) throws IOException {
    Documents documents = new Documents(folder);
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(path -> path.toString().endsWith(ENDING))
          .forEach(file -> name(file).ifPresent(documents.names::add));
    }
    return documents;
  }

  /**
   * The document of a name.
   *
   * @param read makes something of its text; what it throws says that the text is damaged
   */
  public <T> Optional<T> get(String name, Function<String, T> read) {
    if (!names.contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(text(name)));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      setAside(name, e);
      return Optional.empty();
    }
  }

  /** Those whose names begin so, in the order of their names. */
  public <T> List<T> under(String prefix, Function<String, T> read) {
    return names(prefix).flatMap(name -> get(name, read).stream()).toList();
  }

  /** The names that begin so, in order. */
  public Stream<String> names(String prefix) {
    return names.stream().filter(name -> name.startsWith(prefix));
  }

  private synchronized String text(String name) throws IOException {
    String text = recent.get(name);
    if (text == null) {
      text = Files.readString(file(name));
      remember(name, text);
    }
    return text;
  }

  private void remember(String name, String text) {
    if (text.length() <= LONGEST_IN_MEMORY) {
      recent.put(name, text);
    } else {
      recent.remove(name);
    }
  }

  /** One that was removed at this moment is not damaged. */
  private synchronized void setAside(String name, Throwable reason) {
    Path file = file(name);
    if (!names.contains(name) || !Files.exists(file)) {
      names.remove(name);
      return;
    }
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + DAMAGED + "-" + i);
    }
    try {
      Files.move(file, aside);
      LOG.log(System.Logger.Level.WARNING, "{0} is damaged, and is now {1}", file, aside);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "{0} is damaged: {1}", file, reason.getMessage());
    }
    names.remove(name);
    recent.remove(name);
  }

  public synchronized void put(String name, String text) {
    try {
      AtomicFile.write(file(name), text);
      names.add(name);
      remember(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
      names.remove(name);
      recent.remove(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long the file of a document is; 0 where there is none. */
  public long size(String name) {
    try {
      return names.contains(name) ? Files.size(file(name)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private Path file(String name) {
    return folder.resolve(URLEncoder.encode(name, UTF_8) + ENDING);
  }

  private static Optional<String> name(Path file) {
    String text = file.getFileName().toString();
    try {
      return Optional.of(
          URLDecoder.decode(text.substring(0, text.length() - ENDING.length()), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
