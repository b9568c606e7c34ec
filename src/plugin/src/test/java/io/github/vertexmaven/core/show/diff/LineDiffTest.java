package io.github.vertexmaven.core.show.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void showsAChangeWithTheLinesAroundIt() {
    String before = numbers(1, 20);
    assertThat(LineDiff.of(before, before.replace("\n10\n", "\nten\nX\n")))
        .containsExactly(
            "@@ -7,7 +7,8 @@", " 7", " 8", " 9", "-10", "+ten", "+X", " 11", " 12", " 13");
  }

  @Test
  void partsChangesThatAreFarFromEachOther() {
    String before = numbers(1, 30);
    String after = before.replace("\n5\n", "\n").replace("\n25\n", "\n25\nmore\n");
    assertThat(LineDiff.of(before, after))
        .filteredOn(line -> line.startsWith("@@"))
        .containsExactly("@@ -2,7 +2,6 @@", "@@ -23,6 +22,7 @@");
  }

  @Test
  void saysNothingOfEqualTexts() {
    assertThat(LineDiff.of("a\nb\n", "a\nb\n")).isEmpty();
  }

  /** What is left of it and what is right of it are the two texts. */
  @Test
  void holdsBothTexts() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      List<String> before = lines(random);
      List<String> after = lines(random);
      List<String> diff = LineDiff.of(String.join("\n", before), String.join("\n", after));
      assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
      assertThat(before).containsAll(side(diff, '-'));
      assertThat(after).containsAll(side(diff, '+'));
      assertThat(side(diff, '-').size() - side(diff, '+').size())
          .isEqualTo(before.size() - after.size());
    }
  }

  private static List<String> lines(Random random) {
    return random.ints(random.nextInt(9), 0, 4).mapToObj(String::valueOf).toList();
  }

  private static List<String> side(List<String> diff, char kind) {
    return diff.stream()
        .filter(line -> !line.startsWith("@@") && line.charAt(0) == kind)
        .map(line -> line.substring(1))
        .toList();
  }
}
