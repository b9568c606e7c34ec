package io.github.vertexmaven.core.compile.fork;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a forked program tells while it runs. The methods are called from one thread at a time. */
public interface ForkEvents {

  /**
   * An event of the program; which ones there are stands with the runtime's {@code launcher}
   * package.
   */
  void event(String name, JsonObject fields);

  /** A line that code of the project printed. */
  void output(String line);

  /** Two who listen, one after the other. */
  static ForkEvents both(ForkEvents first, ForkEvents second) {
    return new ForkEvents() {
      @Override
      public void event(String name, JsonObject fields) {
        first.event(name, fields);
        second.event(name, fields);
      }

      @Override
      public void output(String line) {
        first.output(line);
        second.output(line);
      }
    };
  }

  /** The numbers of what a node has saved; empty when it holds no metrics. */
  static Map<String, Double> numbers(JsonObject saved) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (saved.has("numbers")) {
      saved
          .getAsJsonObject("numbers")
          .asMap()
          .forEach((name, number) -> numbers.put(name, number.getAsDouble()));
    }
    return numbers;
  }

  /** The texts of a field that is a list. */
  static List<String> texts(JsonObject fields, String key) {
    List<String> texts = new ArrayList<>();
    JsonArray array = fields.getAsJsonArray(key);
    if (array != null) {
      for (JsonElement text : array) {
        texts.add(text.getAsString());
      }
    }
    return texts;
  }

  /**
   * Where a node has saved something, short where that is below the project; empty when it is no
   * file. The program has all characters, this JVM may lack them: such a name is no path here.
   */
  static String place(JsonObject saved, Path baseDir) {
    if (!saved.has("path")) {
      return "";
    }
    String path = saved.get("path").getAsString();
    String before = baseDir + File.separator;
    return path.startsWith(before) ? path.substring(before.length()) : path;
  }
}
