package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPipelineTest {

  private static final String NODES =
      """
      public class Nodes {
        @Node(outputs = "x") public static int a() { System.out.println("a says hello"); return 1; }
        @Node(outputs = "metrics") public static Map<String, Double> b(@Input int x) { return Map.of("r2", 0.5); }
        @Node public static void c(@Input int x) { if (Boolean.getBoolean("fail")) {
          throw new IllegalStateException("no luck", new RuntimeException("really")); } }
        @Node public static void d(@Input int x) {
          if (Boolean.getBoolean("exit")) { System.exit(0); }
          if (Boolean.getBoolean("memory")) { List<long[]> all = new ArrayList<>(); while (true) { all.add(new long[1 << 20]); } }
          if (Boolean.getBoolean("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { try { Thread.sleep(600_000); } catch (InterruptedException e) { } } }));
          }
        }
      }""";

  @TempDir Path dir;

  private ForkedProgram program() {
    ForkedProgram program = new ForkedProgram(dir).compiled(NODES);
    program
        .request()
        .add(
            "catalog",
            ForkedProgram.conf(
                Map.of(
                    "metrics",
                    Map.of(
                        "type", "json", "filepath", "out/${job_name}.json", "layer", "metrics"))));
    return program;
  }

  @Test
  void tellsInShortWhatNodesHaveMadeWhereItIsWanted() throws Exception {
    ForkedProgram program = program();
    program.request().addProperty("previews", true);
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    List<String> previews =
        outcome.events().stream()
            .filter(event -> event.get("event").getAsString().equals("preview"))
            .map(event -> event.get("dataset").getAsString() + event.getAsJsonObject("preview"))
            .toList();
    assertThat(previews).hasSize(2);
    assertThat(previews.get(0)).startsWith("x{").contains("\"text\":\"1\"");
    assertThat(previews.get(1)).startsWith("metrics{").contains("r2");
  }

  @Test
  void tellsInShortWhatAJobHasLeft() throws Exception {
    ForkedProgram program = program();
    Path file = Files.writeString(dir.resolve("data-0"), "{\"r2\": 0.25}");
    JsonObject saved = new JsonObject();
    JsonObject metrics = new JsonObject();
    metrics.addProperty("file", file.toString());
    metrics.addProperty("bytes", Files.size(file));
    saved.add("metrics", metrics);
    saved.add("unknown", metrics.deepCopy());
    program.request().add("saved", saved);
    Outcome outcome = program.run(DescribeData.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).containsExactly("preview", "preview", "ended");
    assertThat(outcome.event("preview").getAsJsonObject("preview").get("text").getAsString())
        .isEqualTo("{\"r2\": 0.25}");
    assertThat(outcome.events().get(1).toString()).contains("cannot be shown");
  }

  @Test
  void tellsWhatTheRunDoes() throws Exception {
    Outcome outcome = program().run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names())
        .containsExactly(
            "described",
            "run",
            "started",
            "done",
            "started",
            "saved",
            "done",
            "started",
            "done",
            "started",
            "done",
            "ended");
    assertThat(outcome.event("run").getAsJsonArray("nodes"))
        .hasToString("[\"a\",\"b\",\"c\",\"d\"]");
    assertThat(outcome.event("started").get("node").getAsString()).isEqualTo("a");
    assertThat(outcome.event("started").get("millis").getAsLong()).isPositive();
    JsonObject saved = outcome.event("saved");
    assertThat(saved.remove("millis").getAsLong()).isPositive();
    assertThat(saved)
        .hasToString(
            "{\"event\":\"saved\",\"node\":\"b\",\"dataset\":\"metrics\",\"path\":\""
                + dir.resolve("out/job.json")
                + "\",\"numbers\":{\"r2\":0.5}}");
    assertThat(outcome.output()).contains("a says hello");
    assertThat(dir.resolve("out/job.json")).exists();
    assertThat(dir.resolve("graph.json")).exists();
  }

  @Test
  void runsFromTheGraphThatIsThere() throws Exception {
    program().run(RunPipeline.class);
    ForkedProgram again = program();
    again.request().addProperty("describe", false);
    Outcome outcome = again.run(RunPipeline.class);
    assertThat(outcome.names()).startsWith("run").endsWith("ended");
    again.compiled("public class Nodes {}");
    assertThat(again.run(RunPipeline.class).problems())
        .containsExactly(
            "The classes do not fit graph.json: acme.Nodes#a cannot be found"
                + " (java.lang.NoSuchMethodException: acme.Nodes.a()). Build the project again.");
  }

  @Test
  void aNodeThatThrowsIsToldWithItsCauseAndWhereToResume() throws Exception {
    Outcome outcome = program().option("-Dfail=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.problems()).isEmpty();
    JsonObject failure = outcome.event("failure");
    assertThat(failure.get("node").getAsString()).isEqualTo("c");
    assertThat(failure.get("source").getAsString()).isEqualTo("acme.Nodes#c");
    assertThat(failure.get("cause").getAsString())
        .isEqualTo(
            "java.lang.IllegalStateException: no luck (Nodes.java:9)\n"
                + "  caused by java.lang.RuntimeException: really (Nodes.java:9)");
    assertThat(outcome.event("stopped").getAsJsonArray("resumeFrom")).hasToString("[\"a\"]");
    assertThat(outcome.event("stopped").get("done").getAsInt()).isEqualTo(2);
    assertThat(outcome.event("stopped").get("total").getAsInt()).isEqualTo(4);
    assertThat(outcome.names()).doesNotContain("ended");
    assertThat(outcome.output()).doesNotContain("\tat ");
  }

  @Test
  void aNodeThatRunsOutOfMemoryIsToldWithWhatGivesMore() throws Exception {
    Outcome outcome = program().option("-Dmemory=true").option("-Xmx32m").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.event("failure").get("node").getAsString()).isEqualTo("d");
    assertThat(outcome.event("failure").get("cause").getAsString())
        .isEqualTo(
            "java.lang.OutOfMemoryError: Java heap space (Nodes.java:12)\n"
                + "  Give the JVM more memory by -Dvertexai.jvmArgs=-Xmx4g. A task of a job gets"
                + " more by run_config.resources and run_config.jvm_flags.");
  }

  @Test
  void aNodeThatExitsLeavesNoEnd() throws Exception {
    Outcome outcome = program().option("-Dexit=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).doesNotContain("ended", "failure").endsWith("started", "problems");
    assertThat(outcome.problems())
        .containsExactly(
            "Node 'd' (acme.Nodes#d) called System.exit before its work was done. Code of a"
                + " pipeline must not end the JVM: return from the node when all is well, and throw"
                + " an exception when it is not.\n"
                + "  at acme.Nodes.d(Nodes.java:11)");
  }

  /** The results are there; what the project's code does at the end of the JVM changes nothing. */
  @Tag("slow")
  @Test
  void aShutdownHookThatNeverEndsDoesNotKeepTheRun() throws Exception {
    Outcome outcome = program().option("-Dhook=true").run(RunPipeline.class);
    assertThat(outcome.names()).endsWith("ended");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .endsWith(
            "A shutdown hook of the project's code did not end within 10 s; the JVM ends without"
                + " it.\n");
  }

  @Test
  void sliceAndPipelineAreChecked() throws Exception {
    ForkedProgram slice = program();
    JsonArray nodes = new JsonArray();
    nodes.add("b");
    JsonObject chosen = new JsonObject();
    chosen.add("nodes", nodes);
    slice.request().add("slice", chosen);
    assertThat(slice.run(RunPipeline.class).problems())
        .containsExactly(
            "The chosen nodes read 'x', which node 'a' writes and nothing keeps.\n"
                + "  Add 'x' to the catalog, or choose node 'a' too.");
    ForkedProgram pipeline = program();
    pipeline.request().addProperty("pipeline", "node");
    assertThat(pipeline.run(RunPipeline.class).problems())
        .containsExactly(
            "There is no pipeline 'node'. There are: __default__, nodes; did you mean 'nodes'?");
  }

  @Test
  void hooksOfTheProjectAreCalledByName() throws Exception {
    ForkedProgram program =
        program()
            .compiled(
                """
                public class MyHook implements io.github.vertexmaven.hook.Hook {
                  @Override public void beforePipeline(io.github.vertexmaven.hook.PipelineRun run) {
                    System.out.println("hook sees " + run);
                  }
                }""");
    Path services = Files.createDirectories(program.classes().resolve("META-INF/services"));
    Files.writeString(services.resolve("io.github.vertexmaven.hook.Hook"), "acme.MyHook\n");
    assertThat(program.run(RunPipeline.class).output())
        .contains(
            "hook sees PipelineRun[runId=id, jobName=job, env=local, pipeline=__default__,"
                + " nodes=[a, b, c, d]]");
  }

  private ForkedProgram programWithHooks(String... listed) throws Exception {
    ForkedProgram program =
        program()
            .compiled(
                """
                public class Base implements io.github.vertexmaven.hook.Hook {
                  @Override public void beforePipeline(io.github.vertexmaven.hook.PipelineRun run) {
                    if (Boolean.getBoolean(getClass().getName())) throw new IllegalStateException("not today");
                    System.out.println("called " + getClass().getSimpleName());
                  }
                }""",
                "public class AService extends Base {}",
                "public class BService extends Base {}",
                "public class ZListed extends Base {}");
    Path services = Files.createDirectories(program.classes().resolve("META-INF/services"));
    Files.writeString(
        services.resolve("io.github.vertexmaven.hook.Hook"), "acme.BService\nacme.AService\n");
    JsonArray hooks = new JsonArray();
    List.of(listed).forEach(hooks::add);
    JsonObject runTime = new JsonObject();
    runTime.add("hooks", hooks);
    program.request().add("runTime", runTime);
    return program;
  }

  @Test
  void hooksThatAreListedComeFirstAndEachOnce() throws Exception {
    Outcome outcome =
        programWithHooks("acme.ZListed", "acme.BService", "acme.ZListed").run(RunPipeline.class);
    assertThat(outcome.output().lines().filter(line -> line.startsWith("called")))
        .containsExactly("called ZListed", "called BService", "called AService");
  }

  @Test
  void aHookThatFailsIsToldInItsOwnName() throws Exception {
    Outcome outcome =
        programWithHooks("acme.ZListed").option("-Dacme.ZListed=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    JsonObject failure = outcome.event("failure");
    assertThat(failure.get("hook").getAsString()).isEqualTo("acme.ZListed");
    assertThat(failure.get("moment").getAsString()).isEqualTo("before the pipeline");
    assertThat(failure.get("cause").getAsString())
        .startsWith("java.lang.IllegalStateException: not today");
    assertThat(failure.has("node")).isFalse();
    assertThat(outcome.event("stopped").getAsJsonArray("resumeFrom")).isEmpty();
    assertThat(outcome.output()).doesNotContain("\tat ");
  }

  @Test
  void hooksThatCannotBeUsedAreNamedTogether() throws Exception {
    ForkedProgram program = programWithHooks("acme.Gone", "acme.Nodes", "acme.NoBean");
    program.compiled("public class NoBean extends Base { public NoBean(int i) {} }");
    assertThat(program.run(RunPipeline.class).problems())
        .containsExactly(
            "run_config.hooks: the class acme.Gone is not on the project's class path; write its"
                + " full name.",
            "run_config.hooks: acme.Nodes does not implement io.github.vertexmaven.hook.Hook.",
            "run_config.hooks: acme.NoBean needs to be a public class with a public constructor"
                + " without parameters.");
  }

  private ForkedProgram withExit() {
    ForkedProgram program =
        program()
            .compiled(
                """
                public class Notify {
                  @Node(outputs = "text") public static String words(@FinalStatus PipelineStatus status) {
                    if (Boolean.getBoolean("exitFails")) { throw new IllegalStateException("mute"); }
                    return status + " " + status.succeeded();
                  }
                  @Node public static void send(@Input String text, @RunContext RunInfo run) {
                    System.out.println("sent by " + run.pipeline() + ": " + text);
                  }
                }""");
    program.request().addProperty("exitPipeline", "notify");
    return program;
  }

  @Test
  void theExitPipelineRunsAfterSuccess() throws Exception {
    Outcome outcome = withExit().run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).containsSubsequence("run", "exit", "run", "ended");
    assertThat(outcome.output())
        .contains(
            "sent by notify: pipeline '__default__' SUCCEEDED;"
                + " job projects/local/locations/local/pipelineJobs/job true");
  }

  @Test
  void theExitPipelineRunsAfterFailureToo() throws Exception {
    Outcome outcome = withExit().option("-Dfail=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.names())
        .containsSubsequence("failure", "stopped", "exit", "run", "done")
        .doesNotContain("exitStopped", "ended");
    assertThat(outcome.output())
        .contains(
            "sent by notify: pipeline '__default__' FAILED: The DAG failed because some tasks"
                + " failed. The failed tasks are: [c]. (code 9);"
                + " job projects/local/locations/local/pipelineJobs/job false");
  }

  @Test
  void aFailureOfTheExitPipelineIsToldBesideThatOfTheRun() throws Exception {
    Outcome both =
        withExit().option("-Dfail=true").option("-DexitFails=true").run(RunPipeline.class);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.names())
        .containsSubsequence("failure", "stopped", "exit", "failure", "exitStopped");
    Outcome one = withExit().option("-DexitFails=true").run(RunPipeline.class);
    assertThat(one.exitCode()).isEqualTo(2);
    assertThat(one.names())
        .containsSubsequence("exit", "failure", "exitStopped")
        .doesNotContain("stopped", "ended");
  }

  @Test
  void missingFilesAndUnknownCredentialsAreToldBeforeANodeStarts() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                """
                public class Nodes {
                  @Node public static void first() { System.out.println("started"); }
                  @Node public static void reads(@Input String raw, @Input String other) {}
                }""");
    program
        .request()
        .add(
            "catalog",
            ForkedProgram.conf(
                Map.of(
                    "raw", Map.of("type", "text", "filepath", "data\\01_raw\\raw.txt"),
                    "other",
                        Map.of("type", "text", "filepath", "data/o.txt", "credentials", "db"))));
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.problems())
        .containsExactly(
            "conf/base/test.yml:1: other: credentials 'db' are not given in credentials.yml.",
            "conf/base/test.yml:1: other: data/o.txt does not exist.\n"
                + "  Node 'reads' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.",
            "conf/base/test.yml:1: raw: data/01_raw/raw.txt does not exist.\n"
                + "  Node 'reads' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.");
    assertThat(outcome.output()).doesNotContain("started");
  }

  @Test
  void anExitPipelineIsCheckedBeforeAnythingRuns() throws Exception {
    ForkedProgram unknown = withExit();
    unknown.request().addProperty("exitPipeline", "notifi");
    assertThat(unknown.run(RunPipeline.class).problems())
        .containsExactly(
            "There is no pipeline 'notifi'. There are: __default__, nodes, notify; did you mean"
                + " 'notify'?");
    ForkedProgram alone = withExit();
    alone.request().addProperty("pipeline", "notify");
    alone.request().remove("exitPipeline");
    assertThat(alone.run(RunPipeline.class).problems())
        .containsExactly(
            "Node 'words' of pipeline 'notify' reads how another pipeline ended; it runs only as the"
                + " on_exit_pipeline of that one.\n  acme.Notify#words");
    ForkedProgram needs = withExit();
    needs.compiled(
        """
        public class Late {
          @Node public static void late(@Input int x, @Input Map<String, Double> metrics, @FinalStatus PipelineStatus s) {}
        }""");
    needs.request().addProperty("exitPipeline", "late");
    Outcome outcome = needs.run(RunPipeline.class);
    assertThat(outcome.problems())
        .containsExactly(
            "run_config.on_exit_pipeline: pipeline 'late' reads 'metrics', which node 'b' writes. It"
                + " runs whatever happens, so it can read only what is there before.",
            "run_config.on_exit_pipeline: pipeline 'late' reads 'x', which node 'a' writes. It runs"
                + " whatever happens, so it can read only what is there before.");
    assertThat(outcome.names()).doesNotContain("run");
  }

  @Test
  void aTimeoutOfATagEndsItsNodes() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                """
                public class Nodes {
                  @Node(tags = "slow-tag") public static void a() throws Exception { Thread.sleep(600_000); }
                  @Node public static void b() {}
                }""");
    JsonObject timeouts = new JsonObject();
    timeouts.addProperty("__default__", 600);
    timeouts.addProperty("slow_tag", 1);
    program.request().add("timeouts", timeouts);
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.event("failure").get("node").getAsString()).isEqualTo("a");
    assertThat(outcome.event("failure").get("cause").getAsString())
        .isEqualTo(
            "io.github.vertexmaven.runner.NodeTimeoutException: it ran longer than its timeout of"
                + " 1 s and was ended (Nodes.java:6)");
    assertThat(outcome.names()).contains("failed");
  }

  @Test
  void nodesAreTriedAgainByTheSettingsOfTheirNamesTagsOrAll() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                """
                public class Nodes {
                  static int calls;
                  @Node(tags = "slow-tag", outputs = "x") public static int a() {
                    if (++calls < 3) { throw new IllegalStateException("call " + calls); }
                    return calls;
                  }
                  @Node public static void b(@Input int x) { throw new IllegalStateException("b has seen " + x); }
                }""");
    program
        .request()
        .add(
            "retries",
            JsonParser.parseString(
                "{'b': {'max': 0}, '__default__': {'max': 1, 'backoffMillis': 7, 'factor': 3},"
                    + " 'slow_tag': {'max': 2, 'maxBackoffMillis': 10}}"));
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.names())
        .containsSubsequence(
            "started", "failed", "again", "started", "failed", "again", "started", "done",
            "started", "failed", "failure", "stopped");
    assertThat(
            outcome.events().stream()
                .filter(event -> event.get("event").getAsString().equals("again"))
                .map(Object::toString))
        .containsExactly(
            "{\"event\":\"again\",\"node\":\"a\",\"attempt\":2,\"attempts\":3,\"waitMillis\":7}",
            "{\"event\":\"again\",\"node\":\"a\",\"attempt\":3,\"attempts\":3,\"waitMillis\":10}");
    assertThat(outcome.event("failure").get("cause").getAsString()).contains("b has seen 3");
  }

  @Test
  void aRetryThatDoesNotSayHowOftenIsRefusedAlsoForTheExitPipeline() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                "public class Nodes { @Node public static void a() {} }",
                "public class Last { @Node public static void last() {} }",
                """
                public class Registry implements PipelineRegistry {
                  public Map<String, Pipeline> pipelines() {
                    return Map.of(DEFAULT, Pipeline.of(Nodes.class), "last", Pipeline.of(Last.class));
                  }
                }""");
    program.request().addProperty("exitPipeline", "last");
    program.request().add("retries", JsonParser.parseString("{'last': {'backoffMillis': 7}}"));
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.problems())
        .containsExactly(
            "run_config.nodes says for node 'last' how to try again, but not how often: retry.max is"
                + " missing.\n  acme.Last#last");
  }

  @Test
  void theExitPipelineIsTriedAgainToo() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                "public class Nodes { @Node public static void a() {} }",
                """
                public class Last { static int calls; @Node public static void last() {
                  if (++calls == 1) { throw new IllegalStateException("once"); } } }""",
                """
                public class Registry implements PipelineRegistry {
                  public Map<String, Pipeline> pipelines() {
                    return Map.of(DEFAULT, Pipeline.of(Nodes.class), "last", Pipeline.of(Last.class));
                  }
                }""");
    program.request().addProperty("exitPipeline", "last");
    program.request().add("retries", JsonParser.parseString("{'__default__': {'max': 1}}"));
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.event("again").get("node").getAsString()).isEqualTo("last");
  }
}
