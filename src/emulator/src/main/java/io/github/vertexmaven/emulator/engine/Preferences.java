package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How clients want jobs to run. What they write into the home folder holds for the jobs that begin
 * after it, also of an emulator that runs already.
 *
 * @param file {@code {"warmWorkers": 2, "keepJobs": 1000, "containers": "podman",
 *     "containerArguments": []}}; neither the file nor any of it needs to be there
 * @param warmWorkers how many processes may wait for the tasks that come next, where the file says
 *     nothing
 * @param keepJobs how many jobs that have ended are kept, where the file says nothing
 * @param containers which tasks run in containers, where the file says nothing
 */
public record Preferences(Path file, int warmWorkers, int keepJobs, ContainerSetting containers) {

  int warmLimit() {
    return given().get("warmWorkers") instanceof Double number ? number.intValue() : warmWorkers;
  }

  public int keptJobs() {
    return given().get("keepJobs") instanceof Double number && number >= 1
        ? number.intValue()
        : keepJobs;
  }

  ContainerSetting containerSetting() {
    Map<String, Object> given = given();
    ContainerSetting.Wish wish =
        given.get("containers") instanceof String word
            ? ContainerSetting.Wish.of(word).orElse(containers.wish())
            : containers.wish();
    List<String> arguments =
        given.get("containerArguments") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : containers.arguments();
    return new ContainerSetting(wish, arguments);
  }

  private Map<String, Object> given() {
    try {
      return JsonValues.read(Files.readString(file)) instanceof Map<?, ?> given
          ? JsonValues.object(given)
          : Map.of();
    } catch (IOException | MalformedJson e) {
      return Map.of();
    }
  }
}
