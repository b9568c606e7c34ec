package io.github.vertexmaven.core.show.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown of the task that a node runs in.
 *
 * @param task its name in the spec
 * @param shown what a job calls it
 * @param group the group's name, when the task runs several nodes
 * @param reason why the group is what it is
 * @param image the container image
 * @param cpu what it asks for, as written
 * @param memory what it asks for, as written
 * @param accelerator type and number
 * @param cached whether an earlier result may serve
 * @param retries how often it is tried again
 */
public record NodeTask(
    String task,
    String shown,
    Optional<String> group,
    Optional<String> reason,
    String image,
    Optional<String> cpu,
    Optional<String> memory,
    Optional<String> accelerator,
    boolean cached,
    long retries) {

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", task);
    if (!shown.equals(task)) {
      json.put("shown", shown);
    }
    group.ifPresent(name -> json.put("group", name));
    reason.ifPresent(text -> json.put("reason", text));
    json.put("image", image);
    cpu.ifPresent(value -> json.put("cpu", value));
    memory.ifPresent(value -> json.put("memory", value));
    accelerator.ifPresent(value -> json.put("accelerator", value));
    json.put("cached", cached ? "yes" : "no");
    if (retries > 0) {
      json.put("retries", retries);
    }
    return json;
  }
}
