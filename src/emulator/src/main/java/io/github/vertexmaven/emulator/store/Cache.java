package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

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

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final BucketFolders buckets;
  private final boolean looks;
  private final ReadWriteLock lock;

  public Cache(Path home, BucketFolders buckets) {
    this(home.resolve("cache"), buckets, true, new ReentrantReadWriteLock());
  }

  private Cache(Path folder, BucketFolders buckets, boolean looks, ReadWriteLock lock) {
    this.folder = folder;
    this.buckets = buckets;
    this.looks = looks;
    this.lock = lock;
  }

  /** The same, that offers results as the service does: whether or not their data is there. */
  public Cache trusting() {
    return new Cache(folder, buckets, false, lock);
  }

  /** Something that reads or writes files. */
  public interface Work<T> {
    T done() throws IOException;
  }

  /** Does something while nobody takes a result. */
  public <T> T alone(Work<T> work) throws IOException {
    return under(lock.writeLock(), work);
  }

  private static <T> T under(Lock held, Work<T> work) throws IOException {
    held.lock();
    try {
      return work.done();
    } finally {
      held.unlock();
    }
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
   * The same, and whoever takes it has said so before its job could be removed.
   *
   * @param note says so
   */
  public Optional<Entry> take(String key, Consumer<Entry> note) throws IOException {
    return under(
        lock.readLock(),
        () -> {
          Optional<Entry> entry = findWhole(key);
          entry.ifPresent(note);
          return entry;
        });
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

  /** Keeps the result of a task, for as long as its job is kept. */
  public void store(String key, Values outputs, Origin origin) throws IOException {
    Path list = list(origin.job());
    Files.createDirectories(list.getParent());
    Files.writeString(list, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    know(key, outputs, origin);
  }

  /** Keeps what something is, for good. */
  public void know(String key, Values outputs, Origin origin) throws IOException {
    List<String> files =
        outputs.artifacts().values().stream()
            .flatMap(List::stream)
            .map(Artifact::uri)
            .filter(this::exists)
            .toList();
    AtomicFile.write(file(key), Records.write(new Entry(outputs, files, Optional.of(origin))));
  }

  /** The files of the results that are those of a job still. */
  public List<Path> of(JobKey job) throws IOException {
    String name = job.resourceName();
    Path list = list(name);
    if (!Files.isRegularFile(list)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(List.of(list));
    for (String key : new TreeSet<>(Files.readAllLines(list))) {
      // A killed emulator leaves half a line.
      if (KEY.matcher(key).matches() && origin(key).filter(name::equals).isPresent()) {
        files.add(file(key));
      }
    }
    return files;
  }

  private Optional<String> origin(String key) throws IOException {
    try {
      return Records.read(Files.readString(file(key)), Entry.class).origin().map(Origin::job);
    } catch (NoSuchFileException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Path list(String job) {
    return folder.resolve("of-jobs").resolve(URLEncoder.encode(job, UTF_8));
  }

  private boolean exists(String uri) {
    return buckets.file(uri).map(Files::exists).orElse(false);
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + ".json");
  }
}
