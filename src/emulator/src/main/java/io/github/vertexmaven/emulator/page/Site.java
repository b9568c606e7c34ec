package io.github.vertexmaven.emulator.page;

import java.util.Map;

/**
 * What the page says of the emulator.
 *
 * @param home its folder
 * @param fires whether it starts the runs of schedules; one that may leave by itself does not
 */
public record Site(String home, String version, boolean fires) {

  Map<String, Object> json() {
    return new JsonFields().put("home", home).put("version", version).put("fires", fires).json();
  }
}
