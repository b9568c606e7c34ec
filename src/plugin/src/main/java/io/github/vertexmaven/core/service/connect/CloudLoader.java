package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.service.RemoteConnector;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Loads the module {@code vertexai-cloud} so that its hundred libraries meet neither Maven's nor
 * the plugin's: its class loader sees the JDK without {@code sun.misc.Unsafe}, {@code
 * core.service}, and nothing else of ours.
 */
public final class CloudLoader {

  private static final String SHARED = "io.github.vertexmaven.core.service.";

  /**
   * Since Java 24 the JVM complains when a library uses this (JEP 498), and Maven's JVM cannot be
   * given the option that says it is known. Each of the libraries has a way without.
   */
  private static final String UNSAFE = "sun.misc.Unsafe";

  private final URLClassLoader loader;

  private CloudLoader(URLClassLoader loader) {
    this.loader = loader;
  }

  /** A loader over the module's jars. */
  public static CloudLoader of(List<Path> jars) {
    URL[] urls = jars.stream().map(CloudLoader::url).toArray(URL[]::new);
    return new CloudLoader(new URLClassLoader("vertexai-cloud", urls, new Shared()));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The one implementation. */
  public RemoteConnector connector() {
    return ServiceLoader.load(RemoteConnector.class, loader)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("vertexai-cloud offers no connector"));
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
        return CloudLoader.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
