package ${package};

import io.github.vertexmaven.launcher.Project;
import java.nio.file.Path;
import java.util.Map;

/** Runs the whole pipeline in this JVM. Start it in your IDE, with breakpoints in nodes. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Project project = Project.open(Path.of("."), "local");
    project.run();
    System.out.println(project.load("metrics", Map.class));
  }
}
