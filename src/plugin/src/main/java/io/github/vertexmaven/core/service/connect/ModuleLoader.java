package io.github.vertexmaven.core.service.connect;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Loads a module that talks to a service so that its libraries, a hundred for Google, meet neither
 * Maven's nor the plugin's: its class loader sees the JDK without {@code sun.misc.Unsafe}, {@code
 * core.service}, and nothing else of ours.
 */
public final class ModuleLoader {

  private static final String SHARED = "io.github.vertexmaven.core.service.";

  /**
   * Since Java 24 the JVM complains when a library uses this (JEP 498), and Maven's JVM cannot be
   * given the option that says it is known. Each of the libraries has a way without.
   */
  private static final String UNSAFE = "sun.misc.Unsafe";

  private final String module;
  private final URLClassLoader loader;

  private ModuleLoader(String module, URLClassLoader loader) {
    this.module = module;
    this.loader = loader;
  }

  /**
   * A loader over a module's jars.
   *
   * @param module its artifact
   */
  public static ModuleLoader of(String module, List<Path> jars) {
    URL[] urls = jars.stream().map(ModuleLoader::url).toArray(URL[]::new);
    return new ModuleLoader(module, new URLClassLoader(module, urls, new Shared()));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The one implementation of a service. */
  public <T> T load(Class<T> service) {
    return ServiceLoader.load(service, loader)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(module + " offers no " + service.getSimpleName()));
  }

  private static final class Shared extends ClassLoader {
    Shared() {
      super("vertexai-remote", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(UNSAFE)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(SHARED) && name.indexOf('.', SHARED.length()) < 0) {
        return ModuleLoader.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
