package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All jobs of a home folder. */
public final class Jobs {

  static final String UNFINISHED = ".new-";

  /** Of an index with many jobs that are gone, a start writes a shorter one. */
  private static final int MOST_GONE = 100;

  private static final int MOST_LOGS = 10_000;

  private final Path folder;
  private final Path trash;
  private final JobShelf shelf;
  private final Map<JobKey, Job> jobs = new ConcurrentHashMap<>();

  /** Those that had not ended when somebody looked last. */
  private final Set<Job> atWork = ConcurrentHashMap.newKeySet();

  private final Map<Long, JobKey> ofLogs = new ConcurrentHashMap<>();
  private final Map<String, String> unreadable = new ConcurrentSkipListMap<>();

  private Jobs(Path folder, Path trash, JobShelf shelf) {
    this.folder = folder;
    this.trash = trash;
    this.shelf = shelf;
  }

  /**
   * Opens the store; what a killed process left half-made or half-deleted is cleared away. A job
   * that cannot be read stays as it is, and keeps nothing else from being read.
   */
  public static Jobs open(Path home) throws IOException {
    JobIndex index = JobIndex.at(home.resolve("jobs.index"));
    Jobs store = new Jobs(home.resolve("jobs"), home.resolve("trash"), new JobShelf(index));
    Files.createDirectories(store.folder);
    FileTree.deleteQuietly(store.trash);
    Map<String, JobIndex.Entry> known = index.read();
    for (Path job : store.folders()) {
      store.load(job, Optional.ofNullable(known.get(job.getFileName().toString())));
    }
    if (known.size() > store.jobs.size() + MOST_GONE) {
      index.rewrite(store.ended().map(Jobs::entry).toList());
    }
    return store;
  }

  private static JobIndex.Entry entry(Job job) {
    return new JobIndex.Entry(job.summary(), Job.length(job.folder()));
  }

  /** Adds a job, unless there is one of its name. */
  public synchronized Optional<Job> create(JobDefinition request) throws IOException {
    if (jobs.containsKey(request.key()) || unreadable.containsKey(request.key().folder())) {
      return Optional.empty();
    }
    Job job = Job.create(folder, request, shelf);
    jobs.put(request.key(), job);
    atWork.add(job);
    return Optional.of(job);
  }

  public Optional<Job> get(JobKey key) {
    Job job = jobs.get(key);
    try {
      if (job != null) {
        job.check();
      }
      return Optional.ofNullable(job);
    } catch (UnreadableJob e) {
      setAside(job, e.getMessage());
      return Optional.empty();
    }
  }

  /** One that is deleted at this moment is not damaged. */
  private synchronized void setAside(Job job, String reason) {
    if (jobs.remove(job.key(), job)) {
      unreadable.put(job.key().folder(), reason);
      shelf.changed();
    }
  }

  /** Why jobs cannot be read, by the names of their folders. */
  public Map<String, String> unreadable() {
    return new TreeMap<>(unreadable);
  }

  /** Why a job cannot be read, if it is there and cannot. */
  public Optional<String> unreadable(JobKey key) {
    return Optional.ofNullable(unreadable.get(key.folder()))
        .map(
            reason ->
                "The pipeline job '"
                    + key.resourceName()
                    + "' cannot be read: "
                    + reason
                    + ". Its folder stays unchanged: "
                    + folder.resolve(key.folder()));
  }

  /** Grows whenever something about any job changes. */
  public long revision() {
    return shelf.changes();
  }

  /** The newest first. */
  public List<Job> all() {
    return jobs.values().stream().sorted(NEWEST_FIRST).toList();
  }

  private static final Comparator<Job> NEWEST_FIRST =
      Comparator.comparing(Job::created).reversed().thenComparing(job -> job.key().resourceName());

  /** Those that have not ended, without a look at all the others. */
  public List<Job> atWork() {
    atWork.removeIf(job -> job.status().state().ended());
    return List.copyOf(atWork);
  }

  private Stream<Job> ended() {
    return jobs.values().stream().filter(job -> job.status().state().ended());
  }

  /** Those that have ended, without the newest; the newest of them first. */
  public List<Job> endedBefore(int newest) {
    return ended().sorted(NEWEST_FIRST).skip(newest).toList();
  }

  /** The job of which a CustomJob's log is; of jobs that have ended nothing else is read. */
  public Optional<Job> ofLog(long customJob) {
    JobKey known = ofLogs.get(customJob);
    Optional<Job> found =
        known == null
            ? all().stream().filter(job -> hasLog(job, customJob)).findFirst()
            : Optional.ofNullable(jobs.get(known));
    found.ifPresent(job -> remember(customJob, job.key()));
    return found.flatMap(this::again);
  }

  /** Who follows a log asks again and again. */
  private void remember(long customJob, JobKey job) {
    if (ofLogs.size() >= MOST_LOGS) {
      ofLogs.clear();
    }
    ofLogs.put(customJob, job);
  }

  private Optional<Job> again(Job job) {
    return get(job.key());
  }

  /** A job at work tells its tries, also of a task that has not printed yet. */
  private static boolean hasLog(Job job, long customJob) {
    if (job.isAtWork()) {
      return job.hasTry(customJob);
    }
    String pattern = "*-" + customJob + TaskLog.ENDING;
    if (!Files.isDirectory(job.logs())) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(job.logs(), pattern)) {
      return found.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a job with its logs; its data under the pipeline root stays. */
  public synchronized void delete(JobKey key) throws IOException {
    Job job = jobs.remove(key);
    if (job != null) {
      shelf.remove(key);
      Files.createDirectories(trash);
      Path gone = trash.resolve(UUID.randomUUID().toString());
      Files.move(job.folder(), gone, StandardCopyOption.ATOMIC_MOVE);
      shelf.changed();
      FileTree.delete(gone);
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isDirectory).toList();
    }
  }

  private void load(Path path, Optional<JobIndex.Entry> indexed) throws IOException {
    String name = path.getFileName().toString();
    if (name.startsWith(UNFINISHED)) {
      FileTree.delete(path);
      return;
    }
    Optional<JobKey> key = JobKey.ofFolder(name);
    if (key.isEmpty()) {
      unreadable.put(name, "its folder does not have the name of a job");
      return;
    }
    try {
      boolean known = indexed.isPresent() && indexed.get().bytes() == Job.length(path);
      Job job =
          known
              ? Job.indexed(path, indexed.get().summary(), shelf)
              : Job.open(path, key.get(), shelf);
      jobs.put(key.get(), job);
      if (!job.status().state().ended()) {
        atWork.add(job);
      }
    } catch (UnreadableJob e) {
      unreadable.put(name, e.getMessage());
    }
  }
}
