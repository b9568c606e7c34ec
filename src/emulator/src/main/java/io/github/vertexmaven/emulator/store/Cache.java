package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Results by key, and imported artifacts by what they are.
 *
 * <p>An entry is offered only while the data that it spoke of is still there. The service does not
 * look (kubeflow/pipelines#7939); on a laptop people delete folders.
 */
public final class Cache {

  private static final Set<String> VALUES =
      Set.of(
          "system.Metrics", "system.ClassificationMetrics", "system.SlicedClassificationMetrics");

  private final Path folder;
  private final BucketFolders buckets;
  private final boolean looks;

  public Cache(Path home, BucketFolders buckets) {
    this(home.resolve("cache"), buckets, true);
  }

  private Cache(Path folder, BucketFolders buckets, boolean looks) {
    this.folder = folder;
    this.buckets = buckets;
    this.looks = looks;
  }

  /** The same, that offers results as the service does: whether or not their data is there. */
  public Cache trusting() {
    return new Cache(folder, buckets, false);
  }

  /**
   * A known result.
   *
   * @param files those of the artifacts' files that existed, as URIs
   * @param origin the task that made it; results kept by an older emulator do not say it
   */
  public record Entry(Values outputs, List<String> files, Optional<Origin> origin) {

    public Entry {
      files = List.copyOf(files);
      origin = origin == null ? Optional.empty() : origin;
    }
  }

  /** The key of equal facts, whatever the order of their parts. */
  public static String key(Object facts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(JsonValues.canonical(facts).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The result stored under a key, if its data still exists. */
  public Optional<Entry> find(String key) throws IOException {
    try {
      Entry entry = Records.read(Files.readString(file(key)), Entry.class);
      return Optional.of(entry)
          .filter(some -> !looks || some.files().stream().allMatch(this::exists));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      // The task runs, and its result takes this one's place.
      return Optional.empty();
    }
  }

  /** The same for a task: also what it declared must be there, whenever it was stored. */
  public Optional<Entry> findWhole(String key) throws IOException {
    return find(key).filter(entry -> !looks || missing(entry.outputs()).isEmpty());
  }

  /**
   * The URIs of artifacts that are not there. Metrics are values and need no file; what lies in no
   * bucket is not ours to judge.
   */
  public List<String> missing(Values outputs) {
    return outputs.artifacts().values().stream()
        .flatMap(List::stream)
        .filter(artifact -> !VALUES.contains(artifact.type().schemaTitle()))
        .map(Artifact::uri)
        .filter(uri -> buckets.file(uri).isPresent() && !exists(uri))
        .toList();
  }

  public void store(String key, Values outputs, Origin origin) throws IOException {
    List<String> files =
        outputs.artifacts().values().stream()
            .flatMap(List::stream)
            .map(Artifact::uri)
            .filter(this::exists)
            .toList();
    AtomicFile.write(file(key), Records.write(new Entry(outputs, files, Optional.of(origin))));
  }

  private boolean exists(String uri) {
    return buckets.file(uri).map(Files::exists).orElse(false);
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
  }
}
