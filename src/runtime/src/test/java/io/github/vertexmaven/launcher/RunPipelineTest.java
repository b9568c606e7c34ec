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

  @TempDir Path dir;

  @Test
  void tellsInShortWhatNodesHaveMadeWhereItIsWanted() throws Exception {
    ForkedProgram program = NodesProgram.in(dir);
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
    ForkedProgram program = NodesProgram.in(dir);
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
    Outcome outcome = NodesProgram.in(dir).run(RunPipeline.class);
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
    NodesProgram.in(dir).run(RunPipeline.class);
    ForkedProgram again = NodesProgram.in(dir);
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
    Outcome outcome = NodesProgram.in(dir).option("-Dfail=true").run(RunPipeline.class);
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

  @Tag("slow")
  @Test
  void aNodeThatRunsOutOfMemoryIsToldWithWhatGivesMore() throws Exception {
    Outcome outcome =
        NodesProgram.in(dir).option("-Dmemory=true").option("-Xmx32m").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.event("failure").get("node").getAsString()).isEqualTo("d");
    assertThat(outcome.event("failure").get("cause").getAsString())
        .isEqualTo(
            "java.lang.OutOfMemoryError: Java heap space (Nodes.java:12)\n"
                + "  Give the JVM more memory with -Dvertexai.jvmArgs=-Xmx4g. For a task of a job, set run_config.resources and run_config.jvm_flags.");
  }

  @Test
  void aNodeThatExitsLeavesNoEnd() throws Exception {
    Outcome outcome = NodesProgram.in(dir).option("-Dexit=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).doesNotContain("ended", "failure").endsWith("started", "problems");
    assertThat(outcome.problems())
        .containsExactly(
            "Node 'd' (acme.Nodes#d) called System.exit before its work was done. Code of a pipeline must not end the JVM: return from the node, or throw an exception if something is wrong.\n"
                + "  at acme.Nodes.d(Nodes.java:11)");
  }

  /** The results are there; what the project's code does at the end of the JVM changes nothing. */
  @Tag("slow")
  @Test
  void aShutdownHookThatNeverEndsDoesNotKeepTheRun() throws Exception {
    Outcome outcome = NodesProgram.in(dir).option("-Dhook=true").run(RunPipeline.class);
    assertThat(outcome.names()).endsWith("ended");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .endsWith(
            "A shutdown hook of the project's code did not end within 10 s; the JVM ends without"
                + " it.\n");
  }

  @Tag("slow")
  @Test
  void sliceAndPipelineAreChecked() throws Exception {
    ForkedProgram slice = NodesProgram.in(dir);
    JsonArray nodes = new JsonArray();
    nodes.add("b");
    JsonObject chosen = new JsonObject();
    chosen.add("nodes", nodes);
    slice.request().add("slice", chosen);
    assertThat(slice.run(RunPipeline.class).problems())
        .containsExactly(
            "The chosen nodes read 'x', which node 'a' writes and no file contains.\n"
                + "  Add 'x' to the catalog, or choose node 'a' too.");
    ForkedProgram pipeline = NodesProgram.in(dir);
    pipeline.request().addProperty("pipeline", "node");
    assertThat(pipeline.run(RunPipeline.class).problems())
        .containsExactly(
            "There is no pipeline 'node'. There are: __default__, nodes; did you mean 'nodes'?");
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

  @Tag("slow")
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
}
