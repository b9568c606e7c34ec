package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.plan.Plan;
import io.github.vertexmaven.core.compile.plan.PlannedTask;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan for machines to read; times are seconds. */
final class PlanFile {

  private static final int FORMAT_VERSION = 1;

  private PlanFile() {}

  static String text(String pipeline, Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("pipeline", pipeline);
    json.put("strategy", plan.strategy());
    json.put("startSeconds", plan.startSeconds());
    json.put("expected", cost(plan.seconds(), plan.machineSeconds()));
    json.put("oneTaskPerNode", cost(plan.apartSeconds(), plan.apartMachineSeconds()));
    json.put("criticalPath", plan.criticalPath());
    json.put("tasks", plan.tasks().stream().map(PlanFile::task).toList());
    return PlainJson.pretty(json) + "\n";
  }

  private static Map<String, Object> cost(double seconds, double machineSeconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", rounded(seconds));
    json.put("machineSeconds", rounded(machineSeconds));
    return json;
  }

  private static Map<String, Object> task(PlannedTask task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", task.name());
    json.put("nodes", List.copyOf(task.nodes()));
    json.put("reason", task.reason());
    json.put("machine", task.machine());
    json.put("from", rounded(task.from()));
    json.put("seconds", rounded(task.seconds()));
    json.put("critical", task.critical());
    return json;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
