package io.github.vertexmaven.docs;

import io.github.vertexmaven.docs.site.SiteWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the site; the arguments are the top of the project, the folder, and the version. */
public final class WriteSite {

  private WriteSite() {}

  public static void main(String[] args) throws IOException {
    new SiteWriter(Path.of(args[0]).toAbsolutePath().normalize(), args[2]).write(Path.of(args[1]));
  }
}
