package io.github.vertexmaven.core.jvm;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program for a process of its own that has the JVM make an archive of classes (class-data
 * sharing), which later programs start faster with. Their class path is in the environment, where
 * there is room for long ones. The archive is there when it is whole; nobody waits for it.
 */
public final class ShareClasses {

  private static final int PATIENCE_SECONDS = 300;

  private ShareClasses() {}

  /** The jar or the folder that has this class, which needs nothing but the JDK. */
  static String place() throws IOException {
    try {
      return Path.of(ShareClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /**
   * Takes a list of classes, which is deleted in the end, the archive, a file for its size (a JVM
   * crashes that is given a part of one), and JVM options.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path list = Path.of(args[0]);
    Path archive = Path.of(args[1]);
    Path size = Path.of(args[2]);
    Path made = Files.createTempFile(archive.toAbsolutePath().getParent(), "making", ".tmp");
    try {
      if (make(list, made, Arrays.asList(args).subList(3, args.length))) {
        // Windows deletes nothing that may not be written to.
        made.toFile().setWritable(true);
        Files.writeString(size, String.valueOf(Files.size(made)));
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(list);
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static boolean make(Path list, Path made, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:dump");
    command.add("-XX:SharedClassListFile=" + list);
    command.add("-XX:SharedArchiveFile=" + made);
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    Process process = builder.start();
    process.getOutputStream().close();
    if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return process.exitValue() == 0 && Files.size(made) > 0;
    }
    process.destroyForcibly().waitFor();
    return false;
  }
}
