package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.ScheduleStore;
import io.github.vertexmaven.emulator.vertex.VertexService;
import io.github.vertexmaven.fuzz.FuzzRun;
import io.github.vertexmaven.fuzz.Mutation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home folder whose files were changed by chance: the emulator starts, shows what is sound as it
 * was, says of the rest that it is damaged, and takes new jobs.
 */
class JournalFuzzTest {

  private static final String SOUND = "job-of-all";
  private static final List<String> VIEWS =
      List.of(
          "/v1/" + Lab.PARENT + "/pipelineJobs?pageSize=100",
          "/v1/" + Lab.PARENT + "/schedules",
          "/v1/" + Lab.PARENT + "/metadataStores",
          "/v1/" + Lab.PARENT + "/metadataStores/default/contexts",
          "/v1/" + Lab.PARENT + "/metadataStores/default/artifacts",
          "/v1/" + Lab.PARENT + "/metadataStores/default/executions",
          "/page/data/jobs",
          "/page/data/schedules",
          "/storage/v1/b/lab/o",
          "/apis/v2beta1/runs",
          "/apis/v2beta1/experiments",
          "/apis/v2beta1/pipelines",
          "/apis/v2beta1/recurringruns");

  @TempDir Path place;

  @Tag("slow")
  @Test
  void isReadOrSetAside() throws Exception {
    Path sound = place.resolve("sound");
    fill(sound);
    Map<String, byte[]> files = contents(sound);
    List<String> names =
        files.keySet().stream().filter(JournalFuzzTest::isChanged).sorted().toList();
    FuzzRun run = FuzzRun.of("journal", 100);
    while (run.next()) {
      FuzzHome home = new FuzzHome(place.resolve("of-" + run.count()));
      Map<String, byte[]> changed = changed(files, names, run.random());
      for (Map.Entry<String, byte[]> file : changed.entrySet()) {
        Path path = home.folder().resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      if (run.random().nextInt(8) == 0) {
        // A start that cannot say where it listens ends with a sentence.
        List<String> inFolders = names.stream().filter(name -> name.contains("/")).toList();
        Path path = home.folder().resolve(new Mutation(run.random()).oneOf(inFolders));
        Files.delete(path);
        Files.createDirectories(path.resolve("x"));
      }
      String what = difference(files, changed);
      try {
        if (run.random().nextInt(4) == 0) {
          emulator(home, run, what);
        } else {
          stores(home.folder(), run, what);
        }
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        run.found(trace(e) + "\n" + what);
      }
      FileTree.delete(home.place());
    }
    assertThat(run.findings()).isEmpty();
  }

  /** Jobs that have ended in each way, one that was killed, schedules, contexts and runs. */
  private static void fill(Path home) throws Exception {
    try (Lab lab = Lab.open(home)) {
      Files.createDirectories(lab.bucket("lab"));
      for (String spec : List.of("environment", "failures", "loops", "caching")) {
        lab.run(spec);
      }
      lab.run("environment", Map.of(), request -> request.setPipelineJobId(SOUND));
      Schedule.Builder schedule =
          Schedule.newBuilder()
              .setDisplayName("s")
              .setCron("0 3 * * *")
              .setMaxConcurrentRunCount(1)
              .setCreatePipelineJobRequest(
                  Lab.request(Lab.spec("environment"), Map.of()).clearPipelineJobId());
      lab.grpc
          .schedules()
          .createSchedule(
              CreateScheduleRequest.newBuilder()
                  .setParent(Lab.PARENT)
                  .setSchedule(schedule)
                  .build());
      lab.rest.raw(
          "POST",
          "/v1/" + Lab.PARENT + "/metadataStores/default/contexts?contextId=abcd",
          "{\"displayName\":\"é\",\"metadata\":{\"k\":[1,null]}}",
          "application/json");
      KubeflowClient kubeflow = KubeflowClient.of(lab);
      kubeflow.post("experiments", Map.of("display_name", "e"));
      kubeflow.run("hello", Map.of("who", "world"));
    }
    stopInTheMiddle(home);
  }

  /** What a kill leaves: a journal without its last lines, of which the index says nothing. */
  private static void stopInTheMiddle(Path home) throws IOException {
    Files.delete(home.resolve("jobs.index"));
    try (Stream<Path> jobs = Files.list(home.resolve("jobs"))) {
      Path journal =
          jobs.filter(path -> !path.toString().endsWith(SOUND))
              .sorted()
              .findFirst()
              .orElseThrow()
              .resolve("journal");
      List<String> lines = Files.readAllLines(journal);
      Files.write(journal, lines.subList(0, lines.size() / 2));
    }
  }

  private static Map<String, byte[]> contents(Path home) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(home.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    files.keySet().removeIf(name -> name.matches("emulator\\.json|emulator\\.lock"));
    return files;
  }

  /** All but the buckets, whose files are data, and one job. */
  private static boolean isChanged(String name) {
    return !name.startsWith("buckets/") && !name.contains(SOUND);
  }

  private static Map<String, byte[]> changed(
      Map<String, byte[]> files, List<String> names, Random random) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    Mutation mutation = new Mutation(random);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String name = mutation.oneOf(names);
      byte[] content = changed.get(name);
      byte[] next =
          switch (random.nextInt(5)) {
            case 0 -> mutation.bytes(content);
            case 1 -> random.nextBoolean() ? new byte[0] : files.get(mutation.oneOf(names));
            default -> lines(new String(content, UTF_8), mutation, random).getBytes(UTF_8);
          };
      changed.put(name, next);
    }
    return changed;
  }

  /** Lines that are sound by themselves, and say something else, with checksums where they had. */
  private static String lines(String text, Mutation mutation, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      default -> lines.set(at, line(lines.get(at), mutation));
    }
    return String.join("\n", lines);
  }

  private static String line(String line, Mutation mutation) {
    boolean checked = line.matches("(?s)[0-9a-f]{8} .*");
    try {
      Object value = JsonValues.read(checked ? line.substring(9) : line);
      String next = JsonValues.write(mutation.tree(value));
      return checked ? checksum(next) + " " + next : next;
    } catch (MalformedJson e) {
      return mutation.text(line);
    }
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static void emulator(FuzzHome home, FuzzRun run, String what) throws IOException {
    try (Lab lab = Lab.open(home.folder())) {
      look(lab, run, what);
      home.strays().forEach(stray -> run.found(stray + "\n" + what));
    }
  }

  /** What a start reads, and what it tells the next one. */
  private static void stores(Path home, FuzzRun run, String what) throws IOException {
    Map<String, String> first = told(home);
    if (!"SUCCEEDED".equals(first.get(SOUND))) {
      run.found("the sound job is " + first.get(SOUND) + "\n" + what);
    }
    Map<String, String> second = told(home);
    if (!first.equals(second)) {
      run.found(first + " is the next time " + second + "\n" + what);
    }
    run.ended(first.size() + " jobs");
  }

  private static Map<String, String> told(Path home) throws IOException {
    Map<String, String> states = new TreeMap<>();
    Jobs jobs = Jobs.open(home);
    for (Job job : jobs.all()) {
      states.put(job.key().id(), "" + job.status().state());
      Optional<Job> whole = jobs.get(job.key());
      whole.ifPresent(
          one ->
              assertThat(one.tasks().size() + "" + one.request() + one.summary() + one.data())
                  .isNotEmpty());
    }
    assertThat(ScheduleStore.open(home, VertexService::check).all().toString()).isNotEmpty();
    Documents metadata = Documents.open(home.resolve("metadata"));
    assertThat(metadata.under("", JsonValues::read)).isNotNull();
    return states;
  }

  private static void look(Lab lab, FuzzRun run, String what) {
    for (String view : VIEWS) {
      HttpResponse<String> answer = lab.rest.raw("GET", view, "", "application/json");
      run.ended("" + answer.statusCode());
      if (answer.statusCode() != 200) {
        run.found(view + ": " + answer.statusCode() + " " + answer.body() + "\n" + what);
      }
    }
    String jobs = lab.rest.raw("GET", VIEWS.get(0), "", "application/json").body();
    java.util.regex.Matcher name =
        java.util.regex.Pattern.compile("\"name\": \"([^\"]*/pipelineJobs/[^\"]*)\"").matcher(jobs);
    while (name.find()) {
      one(lab, run, "/v1/" + name.group(1), what);
      one(lab, run, "/page/data/job?job=" + name.group(1).replaceFirst(".*/", ""), what);
    }
    PipelineJob sound = lab.get(Lab.PARENT + "/pipelineJobs/" + SOUND).job();
    if (!new Lab.Ran(lab.home(), sound).state().equals("SUCCEEDED")) {
      run.found("the sound job is " + sound + "\n" + what);
    }
    if (run.count() % 10 == 0) {
      Lab.Ran next = lab.run("environment");
      if (!next.state().equals("SUCCEEDED")) {
        run.found("the next job has " + next.job().getError().getMessage() + "\n" + what);
      }
    }
  }

  /** A job that is listed can be looked at, unless that shows that it is damaged. */
  private static void one(Lab lab, FuzzRun run, String path, String what) {
    HttpResponse<String> answer = lab.rest.raw("GET", path, "", "application/json");
    run.ended("" + answer.statusCode());
    if (answer.statusCode() >= 500) {
      run.found(path + ": " + answer.body() + "\n" + what);
    }
  }

  private static String difference(Map<String, byte[]> files, Map<String, byte[]> changed) {
    StringBuilder text = new StringBuilder();
    changed.forEach(
        (name, content) -> {
          if (content != files.get(name)) {
            String after = new String(content, ISO_8859_1);
            text.append(name)
                .append(": ")
                .append(firstChange(new String(files.get(name), ISO_8859_1), after))
                .append('\n');
          }
        });
    return text.toString();
  }

  private static String firstChange(String before, String after) {
    int at = 0;
    while (at < Math.min(before.length(), after.length())
        && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 60);
    return at + ": " + after.substring(from, Math.min(after.length(), at + 200));
  }

  private static String trace(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(12, frames.length); i++) {
      text.append("\n    at ").append(frames[i]);
    }
    return text.toString();
  }
}
