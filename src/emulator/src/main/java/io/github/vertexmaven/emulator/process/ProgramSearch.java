package io.github.vertexmaven.emulator.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the program of a task.
 *
 * @param pathSeparator between the folders of a path
 * @param separators what parts the folders of a file
 * @param endings what the name of a program's file may end with
 */
record ProgramSearch(String pathSeparator, String separators, List<String> endings) {

  ProgramSearch {
    endings = List.copyOf(endings);
  }

  /** As this system does. */
  static ProgramSearch ofThisSystem() {
    return File.separatorChar == '\\' ? windows() : unix();
  }

  static ProgramSearch unix() {
    return new ProgramSearch(":", "/", List.of(""));
  }

  static ProgramSearch windows() {
    return new ProgramSearch(";", "/\\", List.of("", ".exe", ".cmd", ".bat"));
  }

  /** As in a container, a program without a folder is one on the path of the task. */
  String find(String name, String path) throws IOException {
    if (name.chars().anyMatch(c -> separators.indexOf(c) >= 0)) {
      return name;
    }
    for (String folder : path.split(Pattern.quote(pathSeparator))) {
      for (String ending : endings) {
        Path file = Path.of(folder.isEmpty() ? "." : folder, name + ending);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file.toString();
        }
      }
    }
    throw new IOException(
        "Cannot run program \"" + name + "\": error=2, No such file or directory");
  }
}
