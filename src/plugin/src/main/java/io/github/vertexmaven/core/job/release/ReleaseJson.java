package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.release.Release.Environment;
import io.github.vertexmaven.core.job.release.Release.Released;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code release.json} of a code archive. */
final class ReleaseJson {

  private static final int FORMAT_VERSION = 1;

  private ReleaseJson() {}

  static String write(Release release) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("groupId", release.groupId());
    json.put("artifactId", release.artifactId());
    json.put("version", release.version());
    json.put("jars", release.jars());
    Map<String, Object> environments = new LinkedHashMap<>();
    release.environments().forEach((env, released) -> environments.put(env, json(released)));
    json.put("environments", environments);
    return PlainJson.pretty(PlainJson.withoutNulls(json)) + "\n";
  }

  private static Map<String, Object> json(Environment environment) {
    Map<String, Object> pipelines = new LinkedHashMap<>();
    environment.pipelines().forEach((name, released) -> pipelines.put(name, json(released)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("settings", environment.settings());
    json.put("pipelines", pipelines);
    return json;
  }

  private static Map<String, Object> json(Released released) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("classifier", released.classifier());
    json.put("data", released.data());
    json.put("launches", released.launches());
    json.put("results", released.results());
    return json;
  }

  static Release read(String text, String source) {
    LenientFields json = LenientFields.parse(text);
    if (!json.text("formatVersion").equals(Optional.of(String.valueOf(FORMAT_VERSION)))) {
      throw new UserException(
          source
              + " was built by another version of the plugin, whose format "
              + json.value("formatVersion")
              + " this one does not read.");
    }
    return new Release(
        json.text("groupId").orElseThrow(),
        json.text("artifactId").orElseThrow(),
        json.text("version").orElseThrow(),
        json.texts("jars"),
        new TreeMap<>(json.objects("environments", (env, released) -> environment(released))));
  }

  private static Environment environment(LenientFields json) {
    return new Environment(
        json.fields("settings").plain(),
        new TreeMap<>(json.objects("pipelines", (name, pipeline) -> released(pipeline))));
  }

  private static Released released(LenientFields json) {
    return new Released(
        json.text("classifier").orElseThrow(),
        json.texts("data"),
        json.texts("launches"),
        json.texts("results"));
  }
}
