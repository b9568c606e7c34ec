package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All jobs of a home folder. */
public final class Jobs {

  private static final String UNFINISHED = ".new-";

  private final Path folder;
  private final Path trash;
  private final Map<JobKey, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  private Jobs(Path folder, Path trash) {
    this.folder = folder;
    this.trash = trash;
  }

  /** Opens the store; what a killed process left half-made or half-deleted is cleared away. */
  public static Jobs open(Path home) throws IOException {
    Jobs store = new Jobs(home.resolve("jobs"), home.resolve("trash"));
    Files.createDirectories(store.folder);
    delete(store.trash);
    for (Path job : store.folders()) {
      store.load(job);
    }
    return store;
  }

  /** Adds a job, unless there is one of its name. */
  public synchronized Optional<Job> create(JobDefinition request) throws IOException {
    if (jobs.containsKey(request.key())) {
      return Optional.empty();
    }
    Job job = Job.create(folder, request, changes);
    jobs.put(request.key(), job);
    return Optional.of(job);
  }

  public Optional<Job> get(JobKey key) {
    return Optional.ofNullable(jobs.get(key));
  }

  /** Grows whenever something about any job changes. */
  public long revision() {
    return changes.get();
  }

  /** The newest first. */
  public List<Job> all() {
    Comparator<Job> age = Comparator.comparing(job -> job.request().created());
    return jobs.values().stream()
        .sorted(age.reversed().thenComparing(job -> job.key().resourceName()))
        .toList();
  }

  /** Removes a job with its logs; its data under the pipeline root stays. */
  public synchronized void delete(JobKey key) throws IOException {
    Job job = jobs.remove(key);
    if (job != null) {
      Files.createDirectories(trash);
      Path gone = trash.resolve(UUID.randomUUID().toString());
      Files.move(job.folder(), gone, StandardCopyOption.ATOMIC_MOVE);
      changes.incrementAndGet();
      delete(gone);
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private void load(Path path) throws IOException {
    Optional<Job> job =
        path.getFileName().toString().startsWith(UNFINISHED)
            ? Optional.empty()
            : Job.open(path, changes);
    if (job.isPresent()) {
      jobs.put(job.get().key(), job.get());
    } else {
      delete(path);
    }
  }

  /** Deletes a tree; symbolic links are removed, not followed. */
  public static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
