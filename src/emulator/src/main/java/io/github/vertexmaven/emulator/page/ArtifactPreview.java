package io.github.vertexmaven.emulator.page;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A look at data: what it is, and its beginning in a form that can be shown. */
final class ArtifactPreview {

  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int MOST_FILES = 500;
  private static final int SHOWN_BYTES = 512;

  private ArtifactPreview() {}

  static Map<String, Object> of(Path file) throws IOException {
    return Files.isDirectory(file) ? folder(file) : file(file);
  }

  private static Map<String, Object> folder(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    boolean more = false;
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        more = files.size() == MOST_FILES;
        if (more) {
          break;
        }
        files.add(path);
      }
    }
    files.sort(Comparator.comparing(path -> path.getFileName().toString()));
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Path path : files) {
      entries.add(entry(path));
    }
    return new JsonFields().put("kind", "folder").put("files", entries).put("cut", more).json();
  }

  private static Map<String, Object> entry(Path path) throws IOException {
    boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    JsonFields fields =
        new JsonFields().put("name", path.getFileName().toString()).put("folder", folder);
    return (folder ? fields : fields.put("size", Files.size(path))).json();
  }

  private static Map<String, Object> file(Path file) throws IOException {
    FileHead head = FileHead.of(file);
    JsonFields fields = new JsonFields().put("size", Files.size(file)).put("cut", !head.isWhole());
    Optional<String> text = head.text();
    if (head.picture().isPresent()) {
      return fields.put("kind", "picture").json();
    }
    if (text.isEmpty()) {
      return binary(fields, head);
    }
    return text(fields, head, text.get());
  }

  private static Map<String, Object> binary(JsonFields fields, FileHead head) {
    byte[] bytes = head.bytes();
    return fields
        .put("kind", "binary")
        .put("format", head.format())
        .put("bytes", HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length)))
        .json();
  }

  private static Map<String, Object> text(JsonFields fields, FileHead head, String text) {
    if (head.isMarkup()) {
      return words(fields.put("kind", "markup"), text);
    }
    char first = text.isBlank() ? ' ' : text.stripLeading().charAt(0);
    if (first == '{' || first == '[') {
      return words(fields.put("kind", "json"), text);
    }
    return TableHead.of(text, head.isWhole())
        .map(table -> fields.put("kind", "table").put("table", table.json()).json())
        .orElseGet(() -> words(fields.put("kind", "text"), text));
  }

  private static Map<String, Object> words(JsonFields fields, String text) {
    if (text.length() > LONGEST_TEXT) {
      fields.put("cut", true);
    }
    return fields.put("text", JsonFields.cut(text, LONGEST_TEXT)).json();
  }
}
