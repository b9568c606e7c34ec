package io.github.vertexmaven.catalog.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which classes are the project's own, and so may be made from a file's content. Classes of
 * libraries are not: their authors did not expect to be filled by a stranger, and attacks are built
 * from them.
 *
 * @param loader finds classes by name
 * @param own whether a class is the project's own
 */
public record ProjectClasses(ClassLoader loader, Predicate<Class<?>> own) {

  /** Further classes that may be kept, one name a line. */
  private static final String LIST = "META-INF/vertexai/object-classes";

  /**
   * Classes that lie in a folder, as a build or an IDE leaves them; those in jars are taken for
   * libraries.
   */
  public static ProjectClasses inFolders(ClassLoader loader) {
    return new ProjectClasses(loader, new Own(loader, Files::isDirectory));
  }

  /** Classes that lie in one of these jars or folders. */
  public static ProjectClasses in(ClassLoader loader, Collection<Path> places) {
    Set<Path> own = new HashSet<>();
    for (Path place : places) {
      own.add(place.toAbsolutePath().normalize());
    }
    return new ProjectClasses(loader, new Own(loader, own::contains));
  }

  /**
   * Looks for lists when it is first asked, which in most tasks nobody does: all jars of the class
   * path are opened for them.
   */
  private static final class Own implements Predicate<Class<?>> {
    private final ClassLoader loader;
    private final Predicate<Path> places;
    private Set<String> listed;

    Own(ClassLoader loader, Predicate<Path> places) {
      this.loader = loader;
      this.places = places;
    }

    @Override
    public boolean test(Class<?> type) {
      return location(type).filter(places).isPresent() || names().contains(type.getName());
    }

    private synchronized Set<String> names() {
      if (listed == null) {
        listed = listed(loader);
      }
      return listed;
    }
  }

  /**
   * Classes of libraries that somebody vouches for: whoever can put a file on the class path could
   * put a class there.
   */
  private static Set<String> listed(ClassLoader loader) {
    Set<String> names = new HashSet<>();
    try {
      for (URL list : Collections.list(loader.getResources(LIST))) {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(list.openStream(), UTF_8))) {
          lines
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Empty for classes of the JDK. */
  private static Optional<Path> location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath().normalize());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Lambdas, proxies and the JDK's classes never are. */
  boolean contains(Class<?> type) {
    boolean possible =
        type.getClassLoader() != null
            && !type.isHidden()
            && !type.isInterface()
            && !type.isArray()
            && !java.lang.reflect.Proxy.isProxyClass(type);
    return possible && own.test(type);
  }
}
