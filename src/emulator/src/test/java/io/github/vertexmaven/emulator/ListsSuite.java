package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.protobuf.FieldMask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: filters, orders, pages. */
abstract class ListsSuite extends FacesSuite {

  @Test
  void listsWithFilterOrderAndPages() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CreatePipelineJobRequest.Builder request = request("environment");
      request
          .getPipelineJobBuilder()
          .setDisplayName("listed " + i)
          .putLabels("list", "yes")
          .putLabels("odd", String.valueOf(i % 2));
      names.add(service.create(request.build()).getName());
    }
    names.forEach(lab::ended);
    assertThat(displayNames("labels.list=yes", ""))
        .containsExactly("listed 4", "listed 3", "listed 2", "listed 1", "listed 0");
    assertThat(displayNames("labels.list:* AND labels.odd=1", "create_time"))
        .containsExactly("listed 1", "listed 3");
    assertThat(
            displayNames(
                "display_name=\"listed 1\" OR display_name=\"*ed 2\" AND NOT labels.odd=1", ""))
        .containsExactly("listed 2");
    assertThat(
            displayNames(
                "labels.list=yes (display_name=\"listed 0\" OR display_name:\"d 4\")"
                    + " create_time>\"2020-01-01T00:00:00Z\"",
                "end_time desc"))
        .containsExactlyInAnyOrder("listed 4", "listed 0");
    assertThat(
            displayNames(
                "pipeline_name=environment AND state!=\"PIPELINE_STATE_SUCCEEDED\" AND"
                    + " labels.list=yes",
                ""))
        .isEmpty();
    ListPipelineJobsResponse first =
        list(request -> request.setFilter("labels.list=yes").setPageSize(2));
    assertThat(first.getPipelineJobsCount()).isEqualTo(2);
    assertThat(first.getPipelineJobs(0).getJobDetail().getTaskDetailsCount()).isZero();
    ListPipelineJobsResponse last =
        list(
            request ->
                request
                    .setFilter("labels.list=yes")
                    .setPageSize(4)
                    .setPageToken(first.getNextPageToken()));
    assertThat(last.getPipelineJobsCount()).isEqualTo(3);
    assertThat(last.getNextPageToken()).isEmpty();
    ListPipelineJobsResponse masked =
        list(
            request ->
                request
                    .setFilter("labels.list=yes")
                    .setReadMask(FieldMask.newBuilder().addPaths("name").addPaths("state")));
    assertThat(masked.getPipelineJobs(0).hasPipelineSpec()).isFalse();
    assertThat(masked.getPipelineJobs(0).getName()).isNotEmpty();
    assertThat(
            refused(
                () ->
                    list(request -> request.setFilter("").setPageToken(first.getNextPageToken()))))
        .hasMessage("page_token is not one of this list.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "colour=red # filter `colour=red`: 'colour' is not a field to filter by; the fields are"
            + " pipeline_name, display_name, pipeline_job_user_id, state, create_time,"
            + " update_time, start_time, end_time, labels, template_uri, schedule_name.",
        "state # filter `state`: a comparison is missing at the end.",
        "state = # filter `state =`: a value is missing at the end.",
        "(state=x # filter `(state=x`: a ')' is missing.",
        "state=x) # filter `state=x)`: ')' is one too many.",
        "state ~ x # filter `state ~ x`: '~' is in the place of a comparison.",
        "state=\"x # filter `state=\"x`: '\"x' cannot be read.",
        "create_time>soon # filter: 'soon' is not a time such as 2026-01-02T03:04:05Z."
      })
  void refusesBadFilters(String filter, String message) {
    Service.Failed failed = refused(() -> list(request -> request.setFilter(filter)));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(message);
  }

  @Test
  void refusesBadOrders() {
    assertThat(refused(() -> list(request -> request.setOrderBy("name sideways"))))
        .hasMessage(
            "order_by: 'name sideways' is not an order; the fields are create_time, update_time,"
                + " start_time, end_time, each perhaps followed by desc.");
    assertThat(refused(() -> list(request -> request.setPageSize(-1))).code)
        .isEqualTo("INVALID_ARGUMENT");
  }

  private List<String> displayNames(String filter, String orderBy) {
    return list(request -> request.setFilter(filter).setOrderBy(orderBy))
        .getPipelineJobsList()
        .stream()
        .map(PipelineJob::getDisplayName)
        .toList();
  }
}
