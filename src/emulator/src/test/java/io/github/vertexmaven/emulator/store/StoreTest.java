package io.github.vertexmaven.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.spec.ArtifactSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties of what is on disk, for values and damages drawn at random. */
class StoreTest {

  @TempDir Path home;

  @Test
  void readsThePrefixOfAJournalCutAnywhere() throws Exception {
    Path file = home.resolve("journal");
    List<String> lines = List.of("{}", "{\"a\":\"ä\"}", "", "{\"b\":\"" + "x".repeat(50) + "\"}");
    for (String line : lines) {
      Journal.at(file).append(line);
    }
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      List<String> read = read(file, 0);
      assertThat(read).isEqualTo(lines.subList(0, read.size()));
      Journal.at(file).append("next");
      assertThat(read(file, 0)).hasSize(read.size() + 1).endsWith("next");
    }
  }

  @RepeatedTest(20)
  void neverReadsADamagedLine(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    Path file = home.resolve("journal");
    List<String> lines =
        IntStream.range(0, 20).mapToObj(i -> "{\"n\":" + random.nextLong() + "}").toList();
    for (String line : lines) {
      Journal.at(file).append(line);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    Files.write(file, bytes);
    List<String> read = new ArrayList<>();
    int damaged = Journal.at(file).read(read::add);
    assertThat(lines).containsAll(read);
    assertThat(lines.size() - read.size()).isBetween(0, 2);
    // A last line without its end is torn, not damaged.
    assertThat(damaged).isBetween(0, 2);
  }

  private static List<String> read(Path file, int damaged) throws IOException {
    List<String> lines = new ArrayList<>();
    assertThat(Journal.at(file).read(lines::add)).isEqualTo(damaged);
    return lines;
  }

  @RepeatedTest(20)
  void givesBackWhatWasStored(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    JobDefinition request = request(random, "job-1");
    Job job = Jobs.open(home).create(request).orElseThrow();
    List<TaskRecord> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TaskRecord task = task(random, i + 1);
      job.add(TaskRecord.pending(task.identity(), task.created()));
      job.change(task.id(), record -> task);
      tasks.add(task);
    }
    JobProgress status = job.change(JobState.FAILED, Optional.of(Failure.of("why\nnot")));
    Job read = Jobs.open(home).get(request.key()).orElseThrow();
    assertThat(read.request()).isEqualTo(request);
    assertThat(read.tasks()).isEqualTo(tasks);
    assertThat(read.status()).isEqualTo(status);
  }

  @Test
  void tellsWhatHasChangedSince() throws Exception {
    Random random = new Random(1);
    Jobs jobs = Jobs.open(home);
    long empty = jobs.revision();
    Job job = jobs.create(request(random, "job-1")).orElseThrow();
    assertThat(jobs.revision()).isGreaterThan(empty);
    TaskRecord first = task(random, 1);
    TaskRecord second = task(random, 2);
    job.add(first);
    Job.Changes one = job.since(0);
    assertThat(one.tasks()).containsExactly(first);
    job.add(second);
    assertThat(job.since(one.revision()).tasks()).containsExactly(second);
    job.add(first);
    assertThat(job.since(0).tasks()).containsExactly(first, second);
    assertThat(job.since(job.since(0).revision()).tasks()).isEmpty();
    long before = jobs.revision();
    job.change(JobState.RUNNING, Optional.empty());
    assertThat(job.since(0).revision()).isGreaterThan(before).isEqualTo(jobs.revision());
    jobs.delete(job.key());
    assertThat(jobs.revision()).isGreaterThan(before + 1);
  }

  @Test
  void knowsWhatIsAtWork() throws Exception {
    Jobs jobs = Jobs.open(home);
    Job one = jobs.create(request(new Random(1), "job-1")).orElseThrow();
    Job other = jobs.create(request(new Random(2), "job-2")).orElseThrow();
    assertThat(jobs.atWork()).containsExactlyInAnyOrder(one, other);
    one.change(JobState.SUCCEEDED, Optional.empty());
    assertThat(jobs.atWork()).containsExactly(other);
    assertThat(Jobs.open(home).atWork()).extracting(Job::key).containsExactly(other.key());
  }

  @Test
  void clearsAwayHalfMadeJobs() throws Exception {
    Jobs jobs = Jobs.open(home);
    jobs.create(request(new Random(1), "job-1"));
    Files.createDirectories(home.resolve("jobs/.new-123/logs"));
    assertThat(Jobs.open(home).all()).hasSize(1);
    assertThat(home.resolve("jobs").toFile().list()).containsExactly("7.l.job-1");
  }

  @Test
  void keepsTheStateOfAJobThatHasEnded() throws Exception {
    Job job = Jobs.open(home).create(request(new Random(1), "job-1")).orElseThrow();
    job.change(JobState.SUCCEEDED, Optional.empty());
    job.change(JobState.FAILED, Optional.of(Failure.STOPPED));
    assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void mapsOnlyMountedPaths() {
    BucketFolders buckets = new BucketFolders(Path.of("/home/x/\"q\"/buckets"));
    assertThat(buckets.mapped("a=/gcs/my-bucket/k:/gcs/b.c-d/l", false))
        .isEqualTo("a=/home/x/\"q\"/buckets/my-bucket/k:/home/x/\"q\"/buckets/b.c-d/l");
    assertThat(buckets.mapped("@/gcs/my-bucket/args file:///gcs/my-bucket/k", false))
        .isEqualTo(
            "@/home/x/\"q\"/buckets/my-bucket/args file:///home/x/\"q\"/buckets/my-bucket/k");
    assertThat(buckets.mapped("{\"f\":\"/gcs/my-bucket/k\"}", true))
        .isEqualTo("{\"f\":\"/home/x/\\\"q\\\"/buckets/my-bucket/k\"}");
    for (String text :
        List.of(
            "/opt/gcs/my-bucket",
            "/gcs/",
            "/gcs",
            "/gcs/UP/x",
            "x/gcs/abc",
            "http://gcs/abc",
            "//gcs/abc")) {
      assertThat(buckets.mapped(text, false)).isEqualTo(text);
    }
  }

  @Test
  void staysInsideTheFolderOfBuckets() {
    BucketFolders buckets = new BucketFolders(home.resolve("buckets"));
    assertThat(buckets.file("gs://abc/k/l")).contains(home.resolve("buckets/abc/k/l"));
    for (String uri :
        List.of(
            "gs://../x",
            "gs://abc/../x",
            "gs://abc/..",
            "gs://a..b/x",
            "gs://abc/./x",
            "/etc/passwd",
            "gs:///x",
            "gs://abc/x\0y",
            "s3://abc/x",
            "gs://ABC/x")) {
      assertThat(buckets.file(uri)).as(uri).isEmpty();
    }
  }

  private static JobDefinition request(Random random, String id) {
    return new JobDefinition(
        new JobKey(7, "l", id),
        random.nextLong(),
        "my-project",
        Map.of("pipelineInfo", Map.of("name", text(random))),
        "gs://lab/root",
        values(random),
        random.nextBoolean(),
        Map.of("a", "b"),
        new JobDefinition.Facts("account", "", "", Optional.empty()),
        "{\"displayName\":\"" + random.nextInt() + "\"}",
        Instant.now());
  }

  private static TaskRecord task(Random random, long id) {
    Instant now = Instant.now();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(
            id, 0, text(random), text(random), text(random), TaskRecord.Kind.CONTAINER);
    return TaskRecord.pending(identity, now)
        .withInputs(values(random))
        .withAttempt(TaskRecord.Attempt.of(random.nextLong(), now))
        .withNewest(TaskRecord.Attempt.of(random.nextLong(), now).running(12, Optional.of(now)))
        .to(TaskState.RUNNING, now)
        .withOutputs(values(random))
        .to(TaskState.FAILED, Optional.of(Failure.of(text(random))), now);
  }

  private static Values values(Random random) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("text", text(random));
    parameters.put("number", random.nextGaussian());
    parameters.put("whole", (double) random.nextInt());
    parameters.put("truth", random.nextBoolean());
    parameters.put("list", List.of(text(random), 1.0, List.of(), Map.of("k", false)));
    Artifact artifact =
        new Artifact(
            text(random),
            new ArtifactSchema("system.Model", "0.0.1", ""),
            "gs://lab/x",
            Map.of("auc", random.nextDouble()));
    return new Values(parameters, Map.of("artifact", List.of(artifact)));
  }

  /** Anything that a string can hold. */
  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, 0xD7FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
