package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit pipeline of a run of all in one process. */
@Tag("slow")
class RunExitTest {

  @TempDir Path dir;

  private ForkedProgram withExit() {
    ForkedProgram program =
        NodesProgram.in(dir)
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
            "Node 'words' of pipeline 'notify' reads how another pipeline ended, so it runs only as the on_exit_pipeline of that pipeline.\n  acme.Notify#words");
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
            "run_config.on_exit_pipeline: pipeline 'late' reads 'metrics', which node 'b' writes. It always runs, so it can read only data that exists before the run.",
            "run_config.on_exit_pipeline: pipeline 'late' reads 'x', which node 'a' writes. It always runs, so it can read only data that exists before the run.");
    assertThat(outcome.names()).doesNotContain("run");
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
            "run_config.nodes says for node 'last' how to retry, but not how often: retry.max is missing.\n  acme.Last#last");
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
