package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of the project in a run of all in one process. */
class RunHooksTest {

  @TempDir Path dir;

  @Test
  void hooksOfTheProjectAreCalledByName() throws Exception {
    ForkedProgram program =
        NodesProgram.in(dir)
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
        NodesProgram.in(dir)
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

  @Tag("slow")
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

  @Tag("slow")
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
}
