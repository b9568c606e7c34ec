package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.service.RemoteException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes what a run leaves for people and build servers. A report that cannot be written never
 * fails a run.
 *
 * @param folder where they go
 * @param pages whether pages are wanted
 * @param shown a file as it is shown to people
 */
public record RunReports(Log log, Path folder, boolean pages, Function<Path, String> shown) {

  /** The same that say it elsewhere. */
  public RunReports telling(Log other) {
    return new RunReports(other, folder, pages, shown);
  }

  /** {@code TEST-<name>.xml}. */
  public void tests(TestReport report) {
    if (!report.cases().isEmpty()) {
      guarded("test report", () -> report.write(folder));
    }
  }

  /** {@code <name>.run.html}. */
  public void page(String name, Supplier<String> text) {
    if (pages) {
      Path file = folder.resolve(name + ".run.html");
      guarded(
          "run report",
          () -> {
            ChangedFile.write(file, text.get());
            log.info("Report    " + shown.apply(file));
          });
    }
  }

  private void guarded(String what, Runnable writing) {
    long start = System.nanoTime();
    try {
      writing.run();
      log.debug("The " + what + " took " + (System.nanoTime() - start) / 1_000_000 + " ms.");
    } catch (RemoteException e) {
      log.warn("The " + what + " could not be written: " + e.getMessage());
    } catch (UncheckedIOException e) {
      String problem = e.getCause().getMessage();
      log.warn("The " + what + " could not be written: " + problem + " (" + folder + ").");
    } catch (RuntimeException e) {
      log.warn("The " + what + " could not be written: " + e);
      log.debug(e);
    }
  }
}
