package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.OpenPage;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Opens the page of pipeline jobs in a browser: Google's console, or the page of the emulator.
 * Without a desktop, it prints the address.
 */
@Mojo(name = "ui", requiresProject = false, threadSafe = true)
public final class UiMojo extends VertexMojo {

  /** The id of the job to open. The default is the page of all jobs. */
  @Parameter(property = "vertexai.job")
  private String job;

  @Override
  public void run(CalledProject here) {
    new OpenPage(call(here), given().filled("job", job), browser()).run();
  }

  private static Optional<OpenPage.Browser> browser() {
    return !GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
        ? Optional.of(Desktop.getDesktop()::browse)
        : Optional.empty();
  }
}
