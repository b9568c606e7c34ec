package io.github.vertexmaven.core.compile.fork;

import io.github.vertexmaven.json.Fields;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a forked program tells while it runs. The methods are called from one thread at a time. */
public interface ForkEvents {

  /**
   * An event of the program; which ones there are stands with the runtime's {@code tell} package.
   */
  void event(String name, Fields fields);

  /** A line that code of the project printed. */
  void output(String line);

  /** Two who listen, one after the other. */
  static ForkEvents both(ForkEvents first, ForkEvents second) {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {
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
  static Map<String, Double> numbers(Fields saved) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Fields given = saved.fields("numbers");
    given.values().keySet().forEach(name -> numbers.put(name, given.number(name).doubleValue()));
    return numbers;
  }

  /**
   * Where a node has saved something, short where that is below the project; empty when it is no
   * file. The program has all characters, this JVM may lack them: such a name is no path here.
   */
  static String place(Fields saved, Path baseDir) {
    String path = saved.textIfThere("path").orElse("");
    String before = baseDir + File.separator;
    return path.startsWith(before) ? path.substring(before.length()) : path;
  }
}
