package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.cloud.CloudConnector;
import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pipeline over every kind of dataset leaves the same bytes on this machine and as a job of an
 * emulator that runs in a process of its own.
 */
class SameBytesOnEmulatorTest {

  private static final int NODES = 15;

  /** A job that fails says so in what is thrown. */
  private static final Log SILENT = new Lines(line -> {});

  @TempDir static Path folder;
  private static EmulatorHome emulator;

  @BeforeAll
  static void start() {
    emulator = new EmulatorHome(folder.resolve("home"));
    // As strict and as late as the service.
    emulator.keepPreferences(Map.of("strict", true));
  }

  @AfterAll
  static void stop() throws Exception {
    GoalProcess.endEmulator(folder.resolve("home"));
  }

  /**
   * The first column is the catalog, the second where its files lie, then how nodes share tasks.
   */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"all.yml, data, four., 4"})
  void runHereAndAsJobLeaveTheSameBytes(String catalog, String data, String groups, int tasks)
      throws Exception {
    runHereAndAsJob(catalog, data, Optional.ofNullable(groups), tasks);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "all.yml, data, , 15",
    "all.yml, data, one., 1",
    "all.yml, gs://own/data, , 15",
    "all.yml, gs://own/data, four., 4",
    "all.yml, gs://own/data, one., 1",
    "few.yml, data, , 15",
    "few.yml, data, four., 4",
    "few.yml, data, one., 1",
  })
  void theSameForEveryCatalogAndGrouping(String catalog, String data, String groups, int tasks)
      throws Exception {
    runHereAndAsJob(catalog, data, Optional.ofNullable(groups), tasks);
  }

  private static void runHereAndAsJob(
      String catalog, String data, Optional<String> groups, int tasks) throws Exception {
    Path dir = Files.createTempDirectory(folder, "project");
    String bucket = dir.getFileName().toString();
    emulator.ensureBucket(bucket);
    emulator.ensureBucket("own");
    EveryKind project = EveryKind.in(dir, bucket, catalog, data, groups);
    Path mount = dir.resolve("gcs");
    Files.createDirectories(mount.resolve("own"));
    project.runHere(mount);
    JobStatus job = submitted(project);
    assertThat(containers(job)).hasSize(tasks);
    Map<String, String> there = new TreeMap<>();
    Map<String, String> here = new TreeMap<>();
    for (Map.Entry<String, String> output : outputs(job).entrySet()) {
      String dataset = output.getKey();
      addBytes(dataset, file(output.getValue()), there);
      Optional<Path> kept = project.place(dataset, mount);
      if (kept.isPresent()) {
        addBytes(dataset, kept.get(), here);
      }
    }
    assertThat(here).containsKeys("last", "l_image");
    assertThat(there).containsAllEntriesOf(here);
    if (catalog.equals("all.yml")) {
      assertThat(here).isEqualTo(there).hasSize(NODES + 2);
    }
  }

  /** The emulator may have left while the project ran here. */
  private static JobStatus submitted(EveryKind project) throws Exception {
    VertexTarget target = Goal.target(emulator);
    try (Connection connection = Connection.of(new CloudConnector().connect(target), target)) {
      String job = Goal.submitAndFollow(connection, project.job(SILENT));
      return connection.remote().jobs().get(job);
    }
  }

  private static List<TaskStatus> containers(JobStatus job) {
    return job.tasks().stream().filter(task -> task.logId().isPresent()).toList();
  }

  /** Where each dataset lies that left a task. */
  private static Map<String, String> outputs(JobStatus job) {
    Map<String, String> uris = new TreeMap<>();
    for (TaskStatus task : containers(job)) {
      task.outputs().forEach((name, all) -> uris.put(name, all.get(0)));
    }
    return uris;
  }

  private static Path file(String uri) {
    String[] parts = uri.replaceFirst("^gs://", "").split("/", 2);
    return emulator.bucket(parts[0]).resolve(parts[1]);
  }

  /** A file's bytes by its dataset; those below a folder by their names too, but for versions. */
  private static void addBytes(String dataset, Path place, Map<String, String> bytes)
      throws IOException {
    if (Files.isRegularFile(place)) {
      bytes.put(dataset, HexFormat.of().formatHex(Files.readAllBytes(place)));
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString().replace('\\', '/');
        String key = dataset.equals("m_versioned") ? dataset : dataset + "/" + name;
        assertThat(bytes.put(key, HexFormat.of().formatHex(Files.readAllBytes(file)))).isNull();
      }
    }
  }
}
