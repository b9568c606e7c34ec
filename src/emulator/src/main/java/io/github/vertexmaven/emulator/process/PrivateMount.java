package io.github.vertexmaven.emulator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows a folder at another place to one process and what it starts, and to nobody else. That needs
 * the place, which only the owner of the machine can make, and a system that lets a user do so.
 */
public final class PrivateMount {

  private static final int PATIENCE_SECONDS = 10;

  /** What comes behind the two places is the command; it stays the same process. */
  private static final String SCRIPT = "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"";

  private final Path folder;
  private final Path place;
  private Boolean works;

  /** A mount of a folder at a place, which need not be there. */
  public PrivateMount(Path folder, Path place) {
    this.folder = folder;
    this.place = place;
  }

  /** Whether this machine can do it; it is tried once there is the place. */
  public synchronized boolean works() {
    if (!Files.isDirectory(place)) {
      return false;
    }
    if (works == null) {
      works = isDone(around(List.of("true")));
    }
    return works;
  }

  /** The command that runs a command with it. */
  public List<String> around(List<String> command) {
    List<String> line = new ArrayList<>(List.of("unshare", "--mount"));
    if (!"root".equals(System.getProperty("user.name"))) {
      line.addAll(List.of("--user", "--map-root-user"));
    }
    line.addAll(List.of("sh", "-c", SCRIPT, folder.toString(), place.toString()));
    line.addAll(command);
    return line;
  }

  private static boolean isDone(List<String> line) {
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
