package io.github.vertexmaven.core.job.release;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.release.Release.Environment;
import io.github.vertexmaven.core.job.release.Release.Released;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code release.json} of a code archive. */
final class ReleaseJson {

  private static final int FORMAT_VERSION = 1;

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();

  private ReleaseJson() {}

  static String write(Release release) {
    JsonObject json = new JsonObject();
    json.addProperty("formatVersion", FORMAT_VERSION);
    json.addProperty("groupId", release.groupId());
    json.addProperty("artifactId", release.artifactId());
    json.addProperty("version", release.version());
    json.add("jars", GSON.toJsonTree(release.jars()));
    json.add("environments", GSON.toJsonTree(release.environments()));
    return GSON.toJson(json) + "\n";
  }

  static Release read(String text, String source) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    if (json.get("formatVersion").getAsInt() != FORMAT_VERSION) {
      throw new UserException(
          source
              + " was built by another version of the plugin, whose format "
              + json.get("formatVersion")
              + " this one does not read.");
    }
    SortedMap<String, Environment> environments = new TreeMap<>();
    json.getAsJsonObject("environments")
        .entrySet()
        .forEach(
            entry ->
                environments.put(entry.getKey(), environment(entry.getValue().getAsJsonObject())));
    return new Release(
        json.get("groupId").getAsString(),
        json.get("artifactId").getAsString(),
        json.get("version").getAsString(),
        texts(json.getAsJsonArray("jars")),
        environments);
  }

  private static Environment environment(JsonObject json) {
    Map<String, Object> settings =
        GSON.fromJson(json.get("settings"), new TypeToken<Map<String, Object>>() {}.getType());
    SortedMap<String, Released> pipelines = new TreeMap<>();
    json.getAsJsonObject("pipelines")
        .entrySet()
        .forEach(entry -> pipelines.put(entry.getKey(), released(entry.getValue())));
    return new Environment(settings, pipelines);
  }

  private static Released released(JsonElement element) {
    JsonObject json = element.getAsJsonObject();
    return new Released(
        json.get("classifier").getAsString(),
        texts(json.getAsJsonArray("data")),
        texts(json.getAsJsonArray("launches")),
        texts(json.getAsJsonArray("results")));
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.getAsString()));
    return texts;
  }
}
