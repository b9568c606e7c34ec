package io.github.vertexmaven.core.job.unchanged;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the plugin itself is made of: a snapshot, or a POM that adds to it, is another plugin. */
final class PluginJars {

  private PluginJars() {}

  /** Where its classes come from; outside of Maven nobody says it. */
  static List<Path> all() {
    List<Path> jars = new ArrayList<>();
    if (PluginJars.class.getClassLoader() instanceof URLClassLoader realm) {
      for (URL url : realm.getURLs()) {
        try {
          jars.add(Path.of(url.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
          // No file; it has no other content tomorrow.
        }
      }
    }
    return jars;
  }
}
