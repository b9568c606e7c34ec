package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.show.terminal.Console;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Opens the page with the jobs, or that of one; without a desktop it prints the address.
 *
 * @param job its id
 * @param browser what opens it, where there is a desktop
 */
public record OpenPage(Call call, Optional<String> job, Optional<Browser> browser) {

  /** Opens pages. */
  public interface Browser {

    /** Shows a page. */
    void open(URI page) throws IOException;
  }

  /** Does it. */
  public void run() {
    ServiceCall.with(call, this::open);
  }

  private void open(Connection connection, ResolvedConfig config) {
    Console console = call.console();
    RemoteTarget target = connection.target();
    String page = job.map(target::jobPage).orElseGet(target::jobsPage);
    String opening = target.opening(page);
    console.info(browser.isPresent() ? page : opening);
    if (browser.isPresent()) {
      try {
        browser.get().open(URI.create(opening));
      } catch (IOException e) {
        console.warn("The browser could not be opened: " + e.getMessage());
      }
    } else if (target.isEmulator()) {
      console.info(
          "The emulator stops when its jobs are done and the page is closed. To keep it running, call vertexai:emulator.");
    }
  }
}
