package io.github.vertexmaven.core.job.local;

import io.github.vertexmaven.core.conf.GivenOptions;
import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.show.status.Commands;
import java.util.List;

/** What somebody types to go on with a run that failed. */
public final class ResumeCommand {

  /** A resumed run starts elsewhere, but ends where this one would have. */
  private static final List<String> KEPT =
      List.of(
          "env",
          "pipeline",
          "params",
          "paramsFile",
          "loadVersions",
          "nodes",
          "tags",
          "toNodes",
          "toOutputs",
          "namespaces",
          "onlyMissingOutputs");

  private ResumeCommand() {}

  /** The command, without the nodes to start from. */
  public static String of(GivenOptions typed) {
    StringBuilder command = new StringBuilder("mvn vertexai:run-local");
    for (String name : KEPT) {
      typed
          .typed(name)
          .ifPresent(
              given ->
                  command
                      .append(" -D")
                      .append(UserOptions.PREFIX)
                      .append(name)
                      .append('=')
                      .append(Commands.quoted(given)));
    }
    return command.toString();
  }
}
