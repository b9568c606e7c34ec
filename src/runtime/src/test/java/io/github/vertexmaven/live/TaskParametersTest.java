package io.github.vertexmaven.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.contract.TaskFile.Parameter;
import io.github.vertexmaven.tell.UserFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskParametersTest {

  private static final TaskParameters PARAMETERS =
      new TaskParameters(
          List.of(
              new Parameter("db__rest", List.of("db"), false),
              new Parameter("db__deep__a", List.of("db", "deep", "a"), false),
              new Parameter("db__host", List.of("db", "host"), false),
              new Parameter("gap", List.of("gap"), false),
              new Parameter("size", List.of("size"), false),
              new Parameter("db", List.of("db"), true)));

  private static Object tree(Map<String, Object> given) {
    return PARAMETERS.tree(given).plain();
  }

  @Test
  void partsArePutTogether() {
    assertThat(
            tree(Map.of(
                    "db__rest",
                    Map.of("port", 1L, "deep", Map.of("b", 2L)),
                    "db__deep__a",
                    "x",
                    "db__host",
                    "h",
                    "size",
                    3L,
                    "pipeline_status",
                    Map.of("state", "FAILED")))
                .toString())
        .matches("\\{db=\\{.*}, gap=null, size=3}")
        .contains("port=1", "b=2", "a=x", "host=h")
        .doesNotContain("pipeline_status");
  }

  @Test
  void whatIsGivenForAllOfAParameterStandsForItsParts() {
    Map<String, Object> whole = Map.of("host", "mine", "deep", Map.of("a", 1L));
    assertThat(tree(Map.of("db", whole, "db__host", "h", "size", 1L)))
        .extracting("db")
        .isEqualTo(whole);
  }

  /** The spec's own value. */
  @Test
  void anEmptyMapIsNotGiven() {
    assertThat(tree(Map.of("db", Map.of(), "db__host", "h")).toString()).contains("host=h");
  }

  @Test
  void whatAValueForAllLacksIsNamed() {
    assertThatThrownBy(() -> tree(Map.of("db", Map.of("hots", "x", "deep", Map.of("b", 1L)))))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "The input 'db' of this run has no 'db.deep.a', which this task reads. Give all of 'db',"
                + " or only what changes: the input 'db__deep__a'.\n"
                + "The input 'db' of this run has no 'db.host', which this task reads. Give all of"
                + " 'db', or only what changes: the input 'db__host'.");
  }

  @Test
  void aNullIsThere() {
    Map<String, Object> whole = new java.util.HashMap<>(Map.of("deep", Map.of("a", 1L)));
    whole.put("host", null);
    assertThat(tree(Map.of("db", whole)).toString()).contains("host=null");
  }
}
