package io.github.vertexmaven.core.submit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses a job whose tasks would fail for want of credentials that stay on this machine. */
public final class WithheldCredentials {

  private WithheldCredentials() {}

  /**
   * Tasks of the emulator read the project's own file, and a provider may generate what a file
   * lacks.
   *
   * @throws UserException with the place of each value that a task of the pipeline asks for
   */
  public static void check(CompiledPipeline pipeline, ResolvedConfig config) {
    boolean generated = !config.settings().run().dynamicConfigProviders().isEmpty();
    if (config.settings().onEmulator() || generated) {
      return;
    }
    List<String> problems = config.credentials().withheldValues(used(pipeline));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static Set<String> used(CompiledPipeline pipeline) {
    Set<String> names = new TreeSet<>();
    for (CompiledPipeline.Launch launch : pipeline.launches()) {
      JsonObject task = JsonParser.parseString(launch.description()).getAsJsonObject();
      JsonObject runTime = task.getAsJsonObject("runTime");
      if (runTime != null && runTime.has("credentials")) {
        names.addAll(runTime.getAsJsonObject("credentials").keySet());
      }
    }
    return names;
  }
}
