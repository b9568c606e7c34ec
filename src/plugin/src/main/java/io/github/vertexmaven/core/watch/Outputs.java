package io.github.vertexmaven.core.watch;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.ObjectStore;
import io.github.vertexmaven.core.remote.RemoteException;
import io.github.vertexmaven.core.remote.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Where the results of a job lie, and the numbers of its metrics. */
public final class Outputs {

  private static final int MAX_NUMBERS = 8;

  private Outputs() {}

  /**
   * A line for each artifact.
   *
   * @param wanted whether an output of that name is shown
   */
  public static List<String> of(JobStatus job, Predicate<String> wanted, ObjectStore objects) {
    SortedMap<String, String> uris = new TreeMap<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      if (!JobChanges.isImporter(task)) {
        task.outputs().forEach((key, list) -> list.forEach(uri -> uris.put(key, uri)));
      }
    }
    uris.keySet().removeIf(wanted.negate());
    List<String> lines = new ArrayList<>();
    uris.forEach((key, uri) -> lines.add("wrote " + key + "  " + uri + numbers(key, uri, objects)));
    return lines;
  }

  private static String numbers(String key, String uri, ObjectStore objects) {
    if (!key.contains("metrics")) {
      return "";
    }
    try {
      String text = new String(objects.read(uri), StandardCharsets.UTF_8);
      List<String> numbers = new ArrayList<>();
      var entries = JsonParser.parseString(text).getAsJsonObject().entrySet();
      for (Map.Entry<String, JsonElement> entry : entries) {
        if (numbers.size() < MAX_NUMBERS && isNumber(entry.getValue())) {
          numbers.add(entry.getKey() + " = " + shown(entry.getValue()));
        }
      }
      return numbers.isEmpty() ? "" : "  " + String.join(", ", numbers);
    } catch (RemoteException | JsonParseException | IllegalStateException e) {
      return "";
    }
  }

  private static boolean isNumber(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  private static String shown(JsonElement value) {
    String text = value.getAsString();
    return text.matches("-?[0-9]+")
        ? text
        : String.format(Locale.ROOT, "%.4g", value.getAsDouble());
  }
}
