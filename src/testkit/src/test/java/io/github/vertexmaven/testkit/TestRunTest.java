package io.github.vertexmaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.launcher.Project;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

  @TempDir Path dir;

  private static TestRun words() {
    return TestRun.of(Words.class)
        .given("text", "a cat saw an elephant")
        .parameter("min_length", 2);
  }

  @Test
  void runsNodesOverGivenDataAndKeepsEveryOutput() {
    TestResult result = words().run();
    assertThat(result.ran()).containsExactly("split", "count", "longest");
    SameData.assertSame(
        List.of("cat", "saw", "an", "elephant"), result.output("words", List.class));
    assertThat(result.output("longest", String.class)).isEqualTo("elephant");
  }

  @Test
  void runsAPart() {
    TestResult result =
        TestRun.of(Words.class).only(Slice.tags("extra")).given("words", List.of("x", "yy")).run();
    assertThat(result.ran()).containsExactly("longest");
    assertThat(result.output("longest", String.class)).isEqualTo("yy");
  }

  /** A node that takes decimals. */
  public static final class Scaling {

    private Scaling() {}

    @Node(outputs = "scaled")
    public static List<Double> scale(@Param double factor, @Param Map<String, Double> offsets) {
      return List.of(factor, offsets.get("low"), offsets.get("high"));
    }
  }

  @Test
  void numbersMeanWhatTheyMeanInAFile() {
    TestResult result =
        TestRun.of(Scaling.class)
            .parameter("factor", 3)
            .parameter("offsets", Map.of("low", (short) 1, "high", 0.1f))
            .run();
    SameData.assertSame(List.of(3.0, 1.0, 0.1), result.output("scaled", List.class));
  }

  @Test
  void aStubStandsForANode() {
    TestResult result =
        TestRun.of(Words.class).stub("split", Map.of("words", List.of("stub"))).run();
    assertThat(result.ran()).containsExactly("count", "longest");
    SameData.assertSame(Map.of("stub", 1), result.output("counts", Map.class));
    SameData.assertSame(List.of("stub"), result.output("words", List.class));
  }

  @Test
  void aStubHasToGiveWhatTheNodeWrites() {
    assertThatThrownBy(() -> words().stub("split", Map.of("word", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Node 'split' writes [words], but the stub gives [word].");
    assertThatThrownBy(() -> words().stub("splat", Map.of()))
        .hasMessage("The pipeline has no node 'splat'.");
  }

  @Test
  void saysAllThatIsMissing() {
    assertThatThrownBy(() -> TestRun.of(Words.class).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "The run reads 'text', which no node of it writes. Give it with given(\"text\", …).\n")
        .hasMessageContaining("'min_length'")
        .hasMessageContaining(Words.class.getName() + "#split");
  }

  @Test
  void aNodesOwnExceptionIsTheCause() {
    assertThatThrownBy(() -> words().parameter("min_length", 99).run())
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith("Node 'longest' (")
        .cause()
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aProjectGivesDataAndParametersAndIsNotWrittenTo() throws Exception {
    Project project = Project.open(SmallProject.in(dir), "local");
    TestResult result = TestRun.of(project, "words").run();
    SameData.assertSame(
        Map.of("the", 2, "cat", 1, "saw", 1, "elephant", 1), result.output("counts", Map.class));
    assertThat(dir.resolve("data/out")).doesNotExist();
  }

  @Test
  void filesInTheirFormatsGoToTheTestsFolder() throws Exception {
    Project project = Project.open(SmallProject.in(dir.resolve("project")), "local");
    Path folder = dir.resolve("out");
    TestRun.of(project, "words").parameter("min_length", 4).throughFiles(folder).run();
    assertThat(Files.readString(folder.resolve("counts/counts.json"))).contains("\"elephant\": 1");
    assertThat(dir.resolve("project/data/out")).doesNotExist();
  }

  /** Notes the nodes that it was called for. */
  public static final class Noting implements Hook {
    private static final List<String> NODES = new CopyOnWriteArrayList<>();

    @Override
    public void beforeNode(PipelineRun run, NodeRun node) {
      NODES.add(node.name());
    }
  }

  @Test
  void anOpenedProjectCallsTheHooksOfItsSettings() throws Exception {
    SmallProject.in(dir);
    Path settings = dir.resolve("conf/local/vertexai.yml");
    Files.createDirectories(settings.getParent());
    Files.writeString(
        settings,
        "project_id: ${only.the.pom.knows}\nrun_config:\n  hooks: ['${hook|"
            + Noting.class.getName()
            + "}']\n");

    Project.open(dir, "local").run(Slice.nodes("split"));

    assertThat(Noting.NODES).containsExactly("split");
  }

  @Test
  void callsTheHooksThatTheTestGivesAndNoOthers() throws Exception {
    SmallProject.in(dir);
    Files.writeString(
        dir.resolve("conf/base/vertexai.yml"),
        "run_config: {hooks: [" + Counting.class.getName() + "]}\n");
    Project project = Project.open(dir, "local");
    Counting.calls.set(0);

    TestRun.of(project, "words").run();
    assertThat(Counting.calls).hasValue(0);

    List<String> said = new CopyOnWriteArrayList<>();
    Hook saying =
        new Hook() {
          @Override
          public void beforeNode(PipelineRun run, NodeRun node) {
            said.add(node.name() + " after " + Counting.calls.get());
          }
        };
    TestRun.of(project, "words")
        .only(Slice.nodes("split"))
        .hooks(project.hooks())
        .hooks(saying)
        .run();
    assertThat(said).containsExactly("split after 1");
  }

  /** What runs at the end. */
  public static final class Last {
    private Last() {}

    /** Says how it ended. */
    @Node(outputs = "end")
    public static String say(@FinalStatus PipelineStatus status) {
      return status.pipeline() + " " + status.state();
    }
  }

  @Test
  void nodesOfAnExitPipelineAreToldTheEndThatTheTestGives() {
    PipelineStatus failed = new PipelineStatus("FAILED", Optional.empty(), "job", "words");
    TestResult result = TestRun.of(Last.class).after(failed).run();
    assertThat(result.output("end", String.class)).isEqualTo("words FAILED");
  }

  /** Counts the nodes that it was called for. */
  public static final class Counting implements Hook {
    private static final AtomicInteger calls = new AtomicInteger();

    @Override
    public void beforeNode(PipelineRun run, NodeRun node) {
      calls.incrementAndGet();
    }
  }

  @Test
  void anOpenedProjectRefusesHooksThatAreNotThere() throws Exception {
    SmallProject.in(dir);
    Path settings = dir.resolve("conf/base/vertexai.yml");
    Files.writeString(settings, "run_config:\n  hooks: com.acme.AuditHook\n");
    assertThatThrownBy(() -> Project.open(dir, "local"))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "conf/base/vertexai.yml:2: run_config.hooks: expected a list, found"
                + " 'com.acme.AuditHook'.");

    Files.writeString(settings, "run_config:\n  hooks: [com.acme.AuditHook]\n");
    Project project = Project.open(dir, "local");
    assertThatThrownBy(project::run)
        .isInstanceOf(ConfException.class)
        .hasMessageContaining("com.acme.AuditHook");
  }

  @Test
  void refusesAPipelineThatIsNotThere() throws Exception {
    Project project = Project.open(SmallProject.in(dir), "local");
    assertThatThrownBy(() -> TestRun.of(project, "word"))
        .hasMessage("There is no pipeline 'word'. There are: __default__, words");
  }
}
