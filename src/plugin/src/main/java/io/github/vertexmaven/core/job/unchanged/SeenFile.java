package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A file or folder as it was when a goal had read or written it. Size and time of the content can
 * be the same for another content. The time of the last change of a file cannot be set by anybody,
 * so that where the system knows it, it tells; elsewhere, and of a file that was changed in the
 * same moment, the content does.
 *
 * @param state what the system says of it; empty where there is nothing
 * @param content a digest, where the state does not tell enough
 */
record SeenFile(Path file, String state, String content) {

  /** The clocks of file systems go in steps. */
  private static final Duration STEP = Duration.ofMillis(50);

  /**
   * What is known of a file without reading it.
   *
   * @param changed when anything of it changed; the farthest time where the system does not say it
   */
  private record Facts(String text, boolean folder, FileTime changed) {

    boolean tellsAt(Instant now) {
      return changed.toInstant().isBefore(now.minus(STEP));
    }
  }

  private static final Facts NOTHING = new Facts("", false, FileTime.fromMillis(0));
  private static final FileTime UNKNOWN = FileTime.from(Instant.MAX);

  /** What it is now. */
  static SeenFile of(Path file) {
    Facts facts = facts(file);
    boolean tells = facts.folder() || facts.tellsAt(Instant.now());
    return new SeenFile(file, facts.text(), tells ? "" : content(file));
  }

  /** The same of one that is large, or of which a digest is kept elsewhere. */
  static SeenFile unread(Path file) {
    return new SeenFile(file, facts(file).text(), "");
  }

  /** Whether it is what it was. */
  boolean isTheSame() {
    Facts facts = facts(file);
    return facts.text().equals(state) && (content.isEmpty() || content.equals(content(file)));
  }

  /** Whether something may have changed since a moment; where nobody knows, it has not. */
  static boolean isNewer(Path file, Instant moment) {
    Facts facts = facts(file);
    return facts.changed() != UNKNOWN && !facts.tellsAt(moment);
  }

  private static Facts facts(Path file) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return facts(
            Files.readAttributes(file, "unix:isDirectory,size,lastModifiedTime,ctime,ino,dev"));
      }
      return facts(Files.readAttributes(file, "isDirectory,size,lastModifiedTime,fileKey"));
    } catch (NoSuchFileException e) {
      return NOTHING;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a folder its files tell. */
  private static Facts facts(Map<String, Object> all) {
    FileTime changed = all.get("ctime") instanceof FileTime time ? time : UNKNOWN;
    if (Boolean.TRUE.equals(all.get("isDirectory"))) {
      return new Facts("folder", true, changed);
    }
    StringBuilder text = new StringBuilder();
    for (String name :
        new String[] {"size", "lastModifiedTime", "ctime", "ino", "dev", "fileKey"}) {
      Object value = all.get(name);
      if (value != null) {
        text.append(value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : value)
            .append(' ');
      }
    }
    return new Facts(text.toString().strip(), false, changed);
  }

  private static String content(Path file) {
    return Sha256.ofFile(file);
  }
}
