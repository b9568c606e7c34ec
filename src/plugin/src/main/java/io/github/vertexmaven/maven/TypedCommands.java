package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.show.status.Commands;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;

/** What the user typed, for commands that go on from there. */
final class TypedCommands {

  private static final String BOUND = "deploy";

  private TypedCommands() {}

  /** The commands that fit this build and the module in that folder. */
  static Commands commands(MavenSession session, Path module) {
    return new Commands(where(session, module), again(session));
  }

  private static String where(MavenSession session, Path module) {
    Properties typed = session.getUserProperties();
    Set<String> kept = new TreeSet<>(UserOptions.settings(typed).keySet());
    kept.addAll(Set.of("env", "projectId", "region"));
    List<String> words = new ArrayList<>();
    pom(session).ifPresent(words::add);
    Path top = Path.of(session.getExecutionRootDirectory());
    if (module.startsWith(top) && !module.equals(top)) {
      words.add("-pl " + Commands.quoted(top.relativize(module).toString()));
    }
    for (String option : kept) {
      add(words, typed, UserOptions.PREFIX + option);
    }
    return String.join(" ", words);
  }

  /** The options of the command line that are the plugin's, as a shell wants them. */
  static List<String> options(MavenSession session) {
    Properties typed = session.getUserProperties();
    List<String> words = new ArrayList<>();
    pom(session).ifPresent(words::add);
    for (String name : new TreeSet<>(typed.stringPropertyNames())) {
      if (name.startsWith(UserOptions.PREFIX)) {
        add(words, typed, name);
      }
    }
    return words;
  }

  /** A POM that is not the one of the folder where the user is. */
  private static Optional<String> pom(MavenSession session) {
    File pom = session.getRequest().getPom();
    String here = session.getSystemProperties().getProperty("user.dir");
    if (pom == null || here == null) {
      return Optional.empty();
    }
    Path folder = Path.of(here).toAbsolutePath().normalize();
    Path file = folder.resolve(pom.toPath()).normalize();
    return file.equals(folder.resolve("pom.xml"))
        ? Optional.empty()
        : Optional.of("-f " + Commands.quoted(shown(folder, file)));
  }

  private static String shown(Path folder, Path file) {
    return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
  }

  private static String again(MavenSession session) {
    Properties typed = session.getUserProperties();
    List<String> words = new ArrayList<>(List.of("mvn"));
    words.addAll(session.getGoals().isEmpty() ? List.of(BOUND) : session.getGoals());
    pom(session).ifPresent(words::add);
    List<String> modules = session.getRequest().getSelectedProjects();
    if (!modules.isEmpty()) {
      words.add("-pl " + Commands.quoted(String.join(",", modules)));
    }
    for (String name : new TreeSet<>(typed.stringPropertyNames())) {
      if (name.startsWith(UserOptions.PREFIX)) {
        add(words, typed, name);
      }
    }
    return String.join(" ", words);
  }

  private static void add(List<String> words, Properties typed, String name) {
    String value = typed.getProperty(name);
    if (value != null) {
      words.add(Commands.quoted("-D" + name + "=" + value));
    }
  }
}
