package it;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.PipelineStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class After {

  private After() {}

  /** Writes down how the run ended. */
  @Node(outputs = "told")
  public static String tell(@FinalStatus PipelineStatus status, @Param String gate)
      throws IOException {
    String words =
        status.pipeline()
            + " "
            + status.state()
            + status.error().map(error -> " " + error.code() + " " + error.message()).orElse("")
            + " in "
            + status.jobResourceName().replaceFirst(".*/pipelineJobs/([a-z]+)-.*", "$1");
    Files.writeString(Path.of(gate + ".ended"), words);
    return words;
  }
}
