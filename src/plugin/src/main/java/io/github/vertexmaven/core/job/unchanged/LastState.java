package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.core.KeptFile;
import io.github.vertexmaven.core.Sha256;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Attachment;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a call, in a file that only its owner reads. What is spoiled is not believed;
 * losing it costs time only.
 *
 * @param call how the goal was called
 * @param questions what its configuration asked for
 * @param answers a digest of what it was told
 * @param files those that were read and written
 * @param trees of the folders whose files matter, which files they had
 * @param outcome what comes of it when nothing has changed
 */
record LastState(
    String call,
    List<String> questions,
    String answers,
    List<SeenFile> files,
    List<SeenTree> trees,
    LastOutcome outcome) {

  private static final String FORMAT = "unchanged 1";
  private static final int CHECK = 64;

  /** Leaves it in a file; where nothing can be written, nothing is known the next time. */
  void write(Path file) {
    try {
      byte[] body = body();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(Sha256.ofBytes(body).getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(body);
      KeptFile.write(file, all.toByteArray());
    } catch (IOException e) {
      // Losing it costs time only.
    }
  }

  /** What a file says, if it is whole. */
  static Optional<LastState> read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(file);
      if (all.length < CHECK) {
        return Optional.empty();
      }
      String check = new String(all, 0, CHECK, StandardCharsets.US_ASCII);
      byte[] body = Arrays.copyOfRange(all, CHECK, all.length);
      return check.equals(Sha256.ofBytes(body)) ? ofBody(file, body) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] body() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out = new Writer(new DataOutputStream(bytes))) {
      out.texts(List.of(FORMAT, call, answers));
      out.texts(questions);
      out.count(files);
      for (SeenFile seen : files) {
        out.texts(List.of(seen.file().toString(), seen.state(), seen.content()));
      }
      out.count(trees);
      for (SeenTree tree : trees) {
        out.texts(List.of(tree.root().toString(), tree.names()));
      }
      out.count(outcome.lines());
      for (Line line : outcome.lines()) {
        out.texts(List.of(String.valueOf(line.warns()), line.text()));
      }
      out.count(outcome.attachments());
      for (Attachment each : outcome.attachments()) {
        out.texts(List.of(each.type(), each.classifier(), each.file().toString()));
      }
    }
    return bytes.toByteArray();
  }

  private static Optional<LastState> ofBody(Path place, byte[] body) throws IOException {
    try (Reader in = new Reader(new DataInputStream(new ByteArrayInputStream(body)))) {
      List<String> head = in.texts();
      if (!head.get(0).equals(FORMAT)) {
        return Optional.empty();
      }
      List<String> questions = in.texts();
      List<SeenFile> files = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        List<String> seen = in.texts();
        files.add(new SeenFile(path(place, seen.get(0)), seen.get(1), seen.get(2)));
      }
      List<SeenTree> trees = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        List<String> tree = in.texts();
        trees.add(new SeenTree(path(place, tree.get(0)), tree.get(1)));
      }
      List<Line> lines = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        List<String> line = in.texts();
        lines.add(new Line(Boolean.parseBoolean(line.get(0)), line.get(1)));
      }
      List<Attachment> attachments = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        List<String> each = in.texts();
        attachments.add(new Attachment(each.get(0), each.get(1), path(place, each.get(2))));
      }
      LastOutcome outcome = new LastOutcome(lines, attachments);
      return Optional.of(new LastState(head.get(1), questions, head.get(2), files, trees, outcome));
    }
  }

  private static Path path(Path place, String name) {
    return place.getFileSystem().getPath(name);
  }

  private record Writer(DataOutputStream out) implements AutoCloseable {

    void count(Collection<?> all) throws IOException {
      out.writeInt(all.size());
    }

    void texts(List<String> texts) throws IOException {
      count(texts);
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private record Reader(DataInputStream in) implements AutoCloseable {

    int count() throws IOException {
      return in.readInt();
    }

    List<String> texts() throws IOException {
      List<String> texts = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
      }
      return texts;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
