package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.RepositorySystem;

/**
 * Opens the page with the pipeline jobs in the browser; where there is no desktop it prints the
 * address.
 */
@Mojo(name = "ui", requiresProject = false, threadSafe = true)
public final class UiMojo extends RemoteMojo {

  @Inject
  UiMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    String url = jobsUrl(connection.target());
    getLog().info(url);
    if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()) {
      try {
        Desktop.getDesktop().browse(URI.create(url));
      } catch (IOException e) {
        getLog().warn("The browser could not be opened: " + e.getMessage());
      }
    }
  }
}
