package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Empty;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecText;
import io.github.vertexmaven.fuzz.FuzzRun;
import io.github.vertexmaven.fuzz.Mutation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specs made by chance out of sound ones, submitted to both services: each is refused in a
 * sentence, or its job comes to an end that says why, and can be looked at.
 */
class SpecFuzzTest {

  private static final int JOBS_AT_ONCE = 40;
  private static final int INPUTS_OF_A_HOME = 1_000;
  private static final String JOBS = "/v1/" + Lab.PARENT + "/pipelineJobs";

  /** What a programmer says, and no user should read. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "The emulator failed|\\b(java|com|io)\\.[a-z]{2,20}\\.[\\w.]{1,60}(Exception|Error)\\b"
              + "|\\b[A-Z]\\w{1,40}(Exception|Error): |Cannot invoke \"|StackOverflow|\\bnull\\b is not");

  private static final Pattern NAME = Pattern.compile("\"name\": ?\"(projects/[^\"]+)\"");

  @TempDir Path place;

  /** By the name that the answer gave. */
  private final Map<String, String> under = new LinkedHashMap<>();

  @Tag("slow")
  @Test
  void isRefusedOrEnds() throws Exception {
    List<Map<String, Object>> corpus = corpus();
    FuzzRun run = FuzzRun.of("spec", 400);
    int homes = 0;
    boolean more = run.next();
    while (more) {
      FuzzHome home = new FuzzHome(place.resolve("home-" + homes++));
      try (Lab lab = Lab.open(home.folder())) {
        Files.createDirectories(lab.bucket("lab"));
        int until = run.count() + INPUTS_OF_A_HOME;
        while (more && run.count() < until) {
          submit(lab, run, corpus);
          if (under.size() >= JOBS_AT_ONCE) {
            look(lab, home, run);
          }
          more = run.next();
        }
        look(lab, home, run);
      }
      Lab.open(home.folder()).close();
    }
    assertThat(run.findings()).isEmpty();
  }

  /** Specs of the tests, whose commands do nothing. */
  private static List<Map<String, Object>> corpus() throws IOException {
    List<Map<String, Object>> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/specs"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        Map<String, Object> spec = SpecText.read(Files.readString(file)).document();
        corpus.add(JsonValues.object(harmless(spec)));
      }
    } catch (MalformedSpec e) {
      throw new IllegalStateException(e);
    }
    return corpus;
  }

  /** Programs that change nothing, with the same arguments. */
  private static Object harmless(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(SpecFuzzTest::harmless).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, inner) -> copy.put((String) key, harmless(inner)));
    if (copy.containsKey("image")) {
      List<Object> arguments = new ArrayList<>();
      Stream.of("command", "args")
          .filter(key -> copy.get(key) instanceof List)
          .forEach(key -> arguments.addAll((List<?>) copy.get(key)));
      copy.put("command", List.of("true"));
      copy.put("args", arguments);
    }
    return copy;
  }

  private void submit(Lab lab, FuzzRun run, List<Map<String, Object>> corpus) {
    Mutation mutation = new Mutation(run.random());
    Map<String, Object> spec = mutation.oneOf(corpus);
    boolean kubeflow = run.random().nextInt(4) == 0;
    String sent;
    HttpResponse<String> answer;
    if (kubeflow) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("display_name", "x");
      body.put("pipeline_spec", mutation.tree(spec));
      body.put("runtime_config", Map.of("parameters", Map.of("n", 3.0)));
      sent = JsonValues.write(body);
      answer = lab.rest.raw("POST", "/apis/v2beta1/runs", sent, "application/json");
    } else if (run.random().nextBoolean()) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("pipelineSpec", mutation.tree(spec));
      body.put("runtimeConfig", Map.of("gcsOutputDirectory", "gs://lab/root"));
      sent = JsonValues.write(run.random().nextInt(4) == 0 ? mutation.tree(body) : body);
      answer = lab.rest.raw("POST", JOBS, sent, "application/json");
    } else {
      Map<String, Object> rooted = new LinkedHashMap<>(spec);
      rooted.put("defaultPipelineRoot", "gs://lab/root");
      sent = mutation.text(JsonValues.write(rooted));
      sent = run.random().nextBoolean() ? sent : "# a comment\n" + sent;
      answer = lab.rest.raw("POST", JOBS, sent, "application/yaml");
    }
    String text = answer.body();
    run.ended((kubeflow ? "run " : "job ") + answer.statusCode());
    if (isFailure(answer.statusCode(), text, kubeflow)) {
      run.found(answer.statusCode() + " " + text + "\n" + sent);
    } else if (answer.statusCode() == 200 && !kubeflow) {
      Matcher name = NAME.matcher(text);
      assertThat(name.find()).as(text).isTrue();
      under.put(name.group(1), sent);
    }
  }

  /** Kubeflow Pipelines itself says 500 of some requests that are wrong. */
  private static boolean isFailure(int status, String text, boolean kubeflow) {
    return kubeflow
        ? text.contains("The emulator failed")
        : status >= 500 && status != 501 || status != 200 && INTERNAL.matcher(text).find();
  }

  /** What was accepted ends, at the latest when it is cancelled, and can be looked at. */
  private void look(Lab lab, FuzzHome home, FuzzRun run) throws Exception {
    String last = under.isEmpty() ? "" : List.copyOf(under.keySet()).get(under.size() - 1);
    for (Map.Entry<String, String> one : under.entrySet()) {
      String name = one.getKey();
      if (!name.equals(last)) {
        cancel(lab, name);
      }
      Lab.Ran ran;
      try {
        ran = ended(lab, name);
      } catch (AssertionError e) {
        run.found(name + " does not end\n" + one.getValue());
        continue;
      }
      List<String> said = new ArrayList<>(List.of(ran.job().getError().getMessage()));
      for (PipelineTaskDetail task : ran.job().getJobDetail().getTaskDetailsList()) {
        said.add(task.getError().getMessage());
      }
      run.ended(ran.state());
      said.stream()
          .filter(sentence -> INTERNAL.matcher(sentence).find())
          .findFirst()
          .ifPresent(sentence -> run.found(sentence + "\n" + one.getValue()));
      String id = name.replaceFirst(".*/", "");
      HttpResponse<String> page =
          lab.rest.raw("GET", "/page/data/job?job=" + id, "", "application/json");
      if (page.statusCode() >= 500) {
        run.found("the page of " + id + ": " + page.body() + "\n" + one.getValue());
      }
      run.ended("page " + page.statusCode());
    }
    under.clear();
    home.strays().forEach(run::found);
  }

  /** The last one goes on for a while, to see it run. */
  private static Lab.Ran ended(Lab lab, String name) {
    for (int i = 0; i < 20; i++) {
      Lab.Ran ran = lab.get(name);
      if (ran.hasEnded()) {
        return ran;
      }
      pause();
    }
    cancel(lab, name);
    return lab.ended(name);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void cancel(Lab lab, String name) {
    lab.grpc.pipelines(
        "CancelPipelineJob",
        CancelPipelineJobRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
  }
}
