package io.github.vertexmaven.cloud.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail.State;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.core.service.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The task of an exit pipeline has one name, before and after its own tasks begin. */
class HoldingTasksTest {

  private static final String SPEC =
      """
      {"root": {"dag": {"tasks": {
         "exit-handler-1": {"taskInfo": {"name": "science"}, "componentRef": {"name": "body"}},
         "exit": {"taskInfo": {"name": "notify"}, "componentRef": {"name": "last"}},
         "plain": {"componentRef": {"name": "gone"}}}}},
       "components": {
         "body": {"dag": {"tasks": {"notify": {"componentRef": {"name": "work"}}}}},
         "last": {"dag": {"tasks": {"send": {"componentRef": {"name": "work"}}}}},
         "work": {"executorLabel": "exec"}}}
      """;

  private static List<String> names(String... tasks) throws Exception {
    PipelineJob.Builder job = PipelineJob.newBuilder();
    JsonFormat.parser().merge(SPEC, job.getPipelineSpecBuilder());
    for (String task : tasks) {
      String[] parts = task.split(" ");
      job.getJobDetailBuilder()
          .addTaskDetails(
              PipelineTaskDetail.newBuilder()
                  .setTaskId(Long.parseLong(parts[0]))
                  .setParentTaskId(Long.parseLong(parts[1]))
                  .setTaskName(parts[2])
                  .setState(State.valueOf(parts[3])));
    }
    return JobReading.status(job.build()).tasks().stream().map(TaskStatus::name).toList();
  }

  @Test
  void whatHoldsTasksThatHaveNotBegunIsNoTaskYet() throws Exception {
    assertThat(
            names(
                "1 0 science RUNNING",
                "2 1 science RUNNING",
                "3 1 notify PENDING",
                "4 1 plain PENDING",
                "5 2 notify PENDING"))
        .containsExactly("science", "science", "plain", "notify");
  }

  @Test
  void afterwardsItIsThereWithItsTasks() throws Exception {
    assertThat(names("1 0 p RUNNING", "3 1 notify RUNNING", "4 3 send PENDING"))
        .containsExactly("p", "notify", "send");
  }

  @Test
  void whatNeverRunsIsTold() throws Exception {
    assertThat(names("1 0 p FAILED", "3 1 notify NOT_TRIGGERED")).containsExactly("p", "notify");
  }

  @Test
  void aJobThatMakesNoSenseIsReadAsItIs() throws Exception {
    assertThat(names("3 3 loop PENDING", "7 99 orphan PENDING")).containsExactly("loop");
  }
}
