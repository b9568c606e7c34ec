package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads data with the project's catalog, classes and libraries, in a JVM that has them.
 *
 * @param jvm with the project's class path
 * @param config has the catalog
 */
public record ForkedViewer(ProjectJvm jvm, ResolvedConfig config) implements DataViewer {

  private static final String PROGRAM = "io.github.vertexmaven.launcher.DescribeData";

  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

  @Override
  public Map<String, DataPreview> of(Map<String, Saved> files) {
    Map<String, DataPreview> previews = Collections.synchronizedMap(new TreeMap<>());
    if (!files.isEmpty()) {
      run(files, previews);
    }
    return previews;
  }

  /** What was told before a fault is still true. */
  private void run(Map<String, Saved> files, Map<String, DataPreview> previews) {
    ForkRequest request =
        new ForkRequest(
            List.of(), Path.of(""), false, config, Optional.empty(), Optional.empty(), true, files);
    try {
      JavaFork.run(jvm, PROGRAM, JVM_OPTIONS, request, into(previews));
    } catch (UserException e) {
      // Data that cannot be read is no fault of the run; the page says that there is nothing to
      // see.
      return;
    }
  }

  private static ForkEvents into(Map<String, DataPreview> previews) {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {
        if (name.equals("preview")) {
          previews.put(fields.text("dataset"), new DataPreview(Json.line(fields.map("preview"))));
        }
      }

      @Override
      public void output(String line) {
        // Datasets of the project's own may print; nobody asked them to.
      }
    };
  }
}
