package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.RemoteTarget;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Opens the page with the pipeline jobs in the browser, the emulator's own page where it runs them;
 * where there is no desktop it prints the address.
 */
@Mojo(name = "ui", requiresProject = false, threadSafe = true)
public final class UiMojo extends RemoteMojo {

  /** The id of the job whose page to open; the page of all jobs when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  @Inject
  UiMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    RemoteTarget target = connection.target();
    String url = job == null || job.isBlank() ? jobsUrl(target) : jobUrl(target, job);
    getLog().info(url);
    if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()) {
      try {
        Desktop.getDesktop().browse(URI.create(url));
      } catch (IOException e) {
        getLog().warn("The browser could not be opened: " + e.getMessage());
      }
    } else if (isEmulator(target)) {
      getLog()
          .info(
              "The emulator leaves when its jobs are done and the page is closed; vertexai:emulator"
                  + " keeps it.");
    }
  }
}
