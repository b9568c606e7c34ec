package io.github.vertexmaven.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first rows of texts that are tables, or not. */
class TableHeadTest {

  private static List<List<String>> rows(String text) {
    return TableHead.of(text, true).orElseThrow().rows();
  }

  @Test
  void readsFieldsInQuotes() {
    assertThat(rows("a,b\n\"x,\"\"y\"\"\nz\",2\r\n,\"\"\n"))
        .containsExactly(List.of("a", "b"), List.of("x,\"y\"\nz", "2"), List.of("", ""));
  }

  @Test
  void readsTabsAndSemicolons() {
    assertThat(rows("a\tb,c\n1\t2,5")).containsExactly(List.of("a", "b,c"), List.of("1", "2,5"));
    assertThat(rows("a;b\n1;2\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  @Test
  void leavesTextAlone() {
    assertThat(TableHead.of("One, two.\nThree.\n", true)).isEmpty();
    assertThat(TableHead.of("a,b\n", true)).isEmpty();
    assertThat(TableHead.of("", true)).isEmpty();
    assertThat(TableHead.of("word\nword\n", true)).isEmpty();
  }

  @Test
  void leavesOutARowThatIsTorn() {
    TableHead head = TableHead.of("a,b\n1,2\n3,\"fo", false).orElseThrow();
    assertThat(head.rows()).containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(head.isCut()).isTrue();
  }

  @Test
  void cutsRowsColumnsAndFields() {
    String header = IntStream.range(0, 80).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String row = "x".repeat(1000) + ",y".repeat(79);
    TableHead head = TableHead.of(header + "\n" + (row + "\n").repeat(300), true).orElseThrow();
    assertThat(head.columns()).isEqualTo(80);
    assertThat(head.isCut()).isTrue();
    assertThat(head.rows()).hasSize(101).allMatch(fields -> fields.size() == 60);
    assertThat(head.rows().get(1).get(0)).hasSize(301).endsWith("x…");
  }
}
