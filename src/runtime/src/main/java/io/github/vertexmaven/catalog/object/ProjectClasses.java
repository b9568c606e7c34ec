package io.github.vertexmaven.catalog.object;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
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

  /**
   * Classes that lie in a folder, as a build or an IDE leaves them; those in jars are taken for
   * libraries.
   */
  public static ProjectClasses inFolders(ClassLoader loader) {
    return new ProjectClasses(
        loader, type -> location(type).filter(Files::isDirectory).isPresent());
  }

  /** Classes that lie in one of these jars or folders. */
  public static ProjectClasses in(ClassLoader loader, Collection<Path> places) {
    Set<Path> own = new HashSet<>();
    places.forEach(place -> own.add(place.toAbsolutePath().normalize()));
    return new ProjectClasses(loader, type -> location(type).filter(own::contains).isPresent());
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
