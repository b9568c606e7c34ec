package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many processes may wait for the tasks that come next. What a client writes into the home
 * folder holds for the jobs that begin after it, also of an emulator that runs already.
 *
 * @param file {@code {"warmWorkers": 2}}; need not be there
 * @param standard where the file says nothing
 */
public record WarmSetting(Path file, int standard) {

  int limit() {
    try {
      Object given = JsonValues.object(JsonValues.read(Files.readString(file))).get("warmWorkers");
      return given instanceof Double number ? number.intValue() : standard;
    } catch (IOException | MalformedJson e) {
      return standard;
    }
  }
}
