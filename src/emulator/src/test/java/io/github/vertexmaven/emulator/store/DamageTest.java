package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.vertex.VertexService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged in a home folder is named and left as it is; all the rest is there as before. */
class DamageTest {

  @TempDir Path home;
  private Path journal;
  private Job good;
  private byte[] before;

  @BeforeEach
  void run() throws IOException {
    Jobs jobs = Jobs.open(home);
    good = finished(jobs, "good");
    finished(jobs, "bad");
    journal = home.resolve("jobs/7.l.bad/journal");
    before = Files.readAllBytes(journal);
  }

  private static Job finished(Jobs jobs, String id) throws IOException {
    Job job = jobs.create(request(id)).orElseThrow();
    job.change(JobState.RUNNING, Optional.empty());
    job.add(TaskRecord.pending(identity(1, 0, TaskRecord.Kind.DAG), Instant.now()));
    job.add(TaskRecord.pending(identity(2, 1, TaskRecord.Kind.CONTAINER), Instant.now()));
    job.change(2, task -> task.to(TaskState.RUNNING, Instant.now()));
    job.change(2, task -> task.to(TaskState.SUCCEEDED, Instant.now()));
    job.add(TaskRecord.pending(identity(3, 1, TaskRecord.Kind.IMPORTER), Instant.now()));
    job.change(3, task -> task.to(TaskState.SUCCEEDED, Instant.now()));
    job.change(1, task -> task.to(TaskState.SUCCEEDED, Instant.now()));
    job.change(JobState.SUCCEEDED, Optional.empty());
    return job;
  }

  private static TaskRecord.Identity identity(long id, long parent, TaskRecord.Kind kind) {
    return new TaskRecord.Identity(id, parent, "t" + id, "t" + id, "t" + id, kind);
  }

  private static JobDefinition request(String id) {
    return new JobDefinition(
        new JobKey(7, "l", id),
        1,
        "my-project",
        Map.of("pipelineInfo", Map.of("name", "p")),
        "gs://lab/root",
        Values.NONE,
        false,
        Map.of("a", "b"),
        new JobDefinition.Facts("account", "", "", Optional.empty()),
        "{\"displayName\":\"Bad\"}",
        Instant.now());
  }

  /** As after an upgrade, or when the index is lost. */
  private Jobs opened() throws IOException {
    Files.deleteIfExists(home.resolve("jobs.index"));
    return Jobs.open(home);
  }

  private void isSetAside(String why) throws IOException {
    byte[] left = Files.isRegularFile(journal) ? Files.readAllBytes(journal) : null;
    for (int start = 0; start < 2; start++) {
      Jobs jobs = opened();
      assertThat(jobs.all()).extracting(job -> job.key().id()).containsExactly("good");
      assertThat(jobs.unreadable()).containsOnlyKeys("7.l.bad");
      assertThat(jobs.unreadable().get("7.l.bad")).contains(why);
      assertThat(jobs.get(new JobKey(7, "l", "bad"))).isEmpty();
      assertThat(jobs.unreadable(new JobKey(7, "l", "bad")).orElseThrow())
          .contains("Its folder stays unchanged");
      assertThat(jobs.create(request("bad"))).isEmpty();
    }
    assertThat(Files.exists(journal)).isTrue();
    if (left != null) {
      assertThat(Files.readAllBytes(journal)).isEqualTo(left);
    }
  }

  /** The first lines: the job is under way there. */
  private String lines(int count) {
    return new String(before, UTF_8)
            .lines()
            .limit(count)
            .collect(java.util.stream.Collectors.joining("\n"))
        + "\n";
  }

  private void write(String text) throws IOException {
    Files.writeString(journal, text);
  }

  @Test
  void zeroBytes() throws Exception {
    write("");
    isSetAside("does not contain the request");
  }

  @Test
  void garbage() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    Files.write(journal, bytes);
    isSetAside("its journal");
  }

  @Test
  void aFolderInThePlaceOfTheJournal() throws Exception {
    Files.delete(journal);
    Files.createDirectories(journal.resolve("x"));
    isSetAside("is not a file");
  }

  @Test
  void aJobWithoutAJournal() throws Exception {
    Files.delete(journal);
    Files.createDirectory(journal);
    isSetAside("is not a file");
  }

  @Test
  void aLinkToADevice() throws Exception {
    Files.delete(journal);
    Files.createSymbolicLink(journal, Path.of("/dev/zero"));
    isSetAside("is not a file");
  }

  @Test
  void aNewerEmulator() throws Exception {
    String text = new String(before, UTF_8);
    write("");
    Journal newer = Journal.at(journal);
    String first = text.substring(9, text.indexOf('\n'));
    newer.append(first.replace("\"format\":1", "\"format\":9"));
    newer.append("{\"format\":9,\"step\":{\"what\":1}}");
    isSetAside("it was written by a newer emulator (format 9)");
  }

  @Test
  void anUnknownKeyAmongTheLinesOfAJobUnderWay() throws Exception {
    Files.write(journal, lines(4).getBytes(UTF_8));
    Journal.at(journal).append("{\"step\":{\"what\":1}}");
    isSetAside("1 lines of its journal are damaged");
  }

  @Test
  void anUnknownKeyOfAJobThatHasEnded() throws Exception {
    Journal.at(journal).append("{\"step\":{\"what\":1}}");
    assertThat(opened().get(new JobKey(7, "l", "bad")).orElseThrow().status().state())
        .isEqualTo(JobState.SUCCEEDED);
  }

  /** Its checksum is right, and what the caller asked for in it is not JSON. */
  @Test
  void aRequestThatIsNoMessage() throws Exception {
    String first = new String(before, UTF_8).lines().findFirst().orElseThrow().substring(9);
    for (String damaged :
        List.of(
            first.replace("{\\\"displayName\\\":", "{\\\"displayName\\\","),
            first.replace("\"requested\":", "\"asked\":"))) {
      assertThat(damaged).isNotEqualTo(first);
      Files.delete(journal);
      Journal.at(journal).append(damaged);
      isSetAside("does not contain the request");
    }
  }

  /** What lacks a part is damaged as well, of whatever kind it is. */
  @Test
  void aRecordWithoutAnId() throws Exception {
    Documents documents = Documents.open(home.resolve("kubeflow"));
    documents.put("thing/1", "{\"id\":\"1\",\"name\":\"x\"}");
    documents.put("thing/2", "{\"name\":\"x\"}");
    documents.put("thing/3", "{\"id\":\"3\"}");
    RecordStore<Thing> store = RecordStore.open(documents, "thing", Thing.class);
    assertThat(store.all()).containsExactly(new Thing("1", "x"));
  }

  private record Thing(String id, String name) implements RecordStore.Identified {}

  @Test
  void anUnknownState() throws Exception {
    Files.write(journal, lines(4).getBytes(UTF_8));
    String line = new String(before, UTF_8).lines().toList().get(5).substring(9);
    Journal.at(journal).append(line.replace("\"SUCCEEDED\"", "\"PAUSED\""));
    isSetAside("damaged");
  }

  @Test
  void theJournalOfAnotherJob() throws Exception {
    Files.copy(
        home.resolve("jobs/7.l.good/journal"),
        journal,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    isSetAside("another job");
  }

  @Test
  void aFolderWithAnotherName() throws Exception {
    Files.createDirectories(home.resolve("jobs/copy of a job"));
    Files.writeString(home.resolve("jobs/.DS_Store"), "x");
    assertThat(opened().unreadable()).containsOnlyKeys("copy of a job");
    assertThat(home.resolve("jobs/.DS_Store")).exists();
    assertThat(home.resolve("jobs/copy of a job")).exists();
  }

  /** Each bit of the journal, one after the other: the job has succeeded, or cannot be read. */
  @Tag("slow")
  @Test
  void aFlippedBitNeverMakesAJobFail() throws Exception {
    JobKey key = new JobKey(7, "l", "bad");
    for (int at = 0; at < before.length; at++) {
      byte[] bytes = before.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      Files.write(journal, bytes);
      Jobs jobs = opened();
      Optional<Job> job = jobs.get(key);
      if (job.isPresent()) {
        // Where the last line has lost its end, the rest says what it would have said.
        boolean torn = at == before.length - 1;
        assertThat(job.get().status().state())
            .as("byte %d", at)
            .isEqualTo(torn ? JobState.RUNNING : JobState.SUCCEEDED);
      } else {
        assertThat(jobs.unreadable(key)).as("byte %d", at).isPresent();
      }
      assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
    }
  }

  @Test
  void damageThatComesAfterTheStart() throws Exception {
    Jobs jobs = Jobs.open(home);
    write("x".repeat(before.length));
    assertThat(jobs.all()).hasSize(2);
    assertThat(jobs.get(new JobKey(7, "l", "bad"))).isEmpty();
    assertThat(jobs.unreadable()).containsOnlyKeys("7.l.bad");
    assertThat(jobs.all()).hasSize(1);
    assertThat(good.tasks()).hasSize(3);
  }

  @Test
  void theIndex() throws Exception {
    Path index = home.resolve("jobs.index");
    byte[] sound = Files.readAllBytes(index);
    for (int at = 0; at < sound.length; at += 7) {
      byte[] bytes = sound.clone();
      bytes[at] ^= 4;
      Files.write(index, bytes);
      isWhole(Jobs.open(home));
    }
    for (String text : List.of("", "x", "00000000 {}\n", "\n\n")) {
      Files.writeString(index, text);
      isWhole(Jobs.open(home));
    }
    Files.delete(index);
    Files.createDirectories(index.resolve("x"));
    isWhole(Jobs.open(home));
  }

  private static void isWhole(Jobs jobs) {
    assertThat(jobs.all()).hasSize(2);
    for (Job job : jobs.all()) {
      assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
      assertThat(job.summary().counts()).isEqualTo(Map.of(TaskState.SUCCEEDED, 1));
      assertThat(job.summary().labels()).isEqualTo(Map.of("a", "b"));
      assertThat(job.tasks()).hasSize(3);
    }
  }

  @Test
  void aDocument() throws Exception {
    Path folder = home.resolve("metadata");
    Documents documents = Documents.open(folder);
    for (String name : List.of("a/empty", "a/good", "a/list")) {
      documents.put(name, "{\"n\":1}");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.toString().contains("good")) {
          Files.writeString(
              file,
              file.toString().contains("empty") ? "" : "[",
              StandardOpenOption.TRUNCATE_EXISTING);
        }
      }
    }
    Files.createDirectories(folder.resolve("a%2Ffolder.json/x"));
    Files.writeString(folder.resolve("%zz.json"), "{}");
    Documents again = Documents.open(folder);
    assertThat(again.under("a/", DamageTest::number)).containsExactly(1);
    assertThat(again.get("a/empty", DamageTest::number)).isEmpty();
    again.put("a/empty", "{\"n\":2}");
    assertThat(again.get("a/empty", DamageTest::number)).contains(2);
    assertThat(folder.resolve("a%2Fempty.json.damaged")).exists().isEmptyFile();
    assertThat(folder.resolve("a%2Ffolder.json.damaged/x")).exists();
  }

  private static int number(String text) {
    return Records.read(text, Numbered.class).n();
  }

  private record Numbered(int n) {}

  @Test
  void aScheduleAndAResult() throws Exception {
    Files.createDirectories(home.resolve("schedules"));
    Files.writeString(home.resolve("schedules/empty.json"), "");
    Files.writeString(home.resolve("schedules/half.json"), "{\"name\":\"x\"}");
    assertThat(ScheduleStore.open(home, schedule -> {}).all()).isEmpty();
    assertThat(home.resolve("schedules/half.json.damaged")).exists();

    Cache cache = new Cache(home, new BucketFolders(home.resolve("buckets")));
    String key = Cache.key("x");
    Path file = home.resolve("cache").resolve(key.substring(0, 2)).resolve(key + ".json");
    Files.createDirectories(file.getParent());
    for (String text : List.of("", "[", "{}", "{\"outputs\":3}")) {
      Files.writeString(file, text);
      assertThat(cache.find(key)).isEmpty();
    }
    cache.store(key, Values.NONE, new Origin("job", "task"));
    assertThat(cache.find(key)).isPresent();
  }

  /** Its document is whole; what was asked for in it is not. */
  @Test
  void aScheduleThatCannotBeShown() throws Exception {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    ScheduleRecord.Timing timing =
        new ScheduleRecord.Timing(
            "0 3 * * *", now, Optional.empty(), Optional.empty(), Optional.empty(), false);
    ScheduleStore store = ScheduleStore.open(home, schedule -> {});
    store.put(ScheduleRecord.of("sound", "{\"displayName\":\"a\"}", timing, now));
    store.put(ScheduleRecord.of("spoiled", "{\"displayName\":[", timing, now));
    assertThat(ScheduleStore.open(home, VertexService::check).all())
        .extracting(ScheduleRecord::name)
        .containsExactly("sound");
    assertThat(home.resolve("schedules/spoiled.json.damaged")).exists();
  }

  /** A full disk, or any other reason for which nothing can be written. */
  @Test
  void endsAJobThoughNothingCanBeWrittenAndWritesItLater() throws Exception {
    Jobs jobs = Jobs.open(home);
    Job job = jobs.create(request("full")).orElseThrow();
    job.change(JobState.RUNNING, Optional.empty());
    job.add(TaskRecord.pending(identity(2, 1, TaskRecord.Kind.CONTAINER), Instant.now()));
    job.change(2, task -> task.to(TaskState.RUNNING, Instant.now()));
    Path file = home.resolve("jobs/7.l.full/journal");
    Path away = home.resolve("away");
    Files.move(file, away);
    Files.createDirectories(file);
    job.end(JobState.FAILED, Optional.of(Failure.of("no room")));
    assertThat(job.status().state()).isEqualTo(JobState.FAILED);
    assertThat(job.task(2).orElseThrow().state()).isEqualTo(TaskState.FAILED);
    assertThat(job.flush()).isFalse();
    Files.delete(file);
    Files.move(away, file);
    assertThat(job.flush()).isTrue();
    for (Jobs read : List.of(Jobs.open(home), opened())) {
      Job again = read.get(job.key()).orElseThrow();
      assertThat(again.status().error()).contains(Failure.of("no room"));
      assertThat(again.task(2).orElseThrow().state()).isEqualTo(TaskState.FAILED);
    }
  }
}
