package io.github.vertexmaven.core.show.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ParagraphTest {

  private static List<String> lines(String indent, String text, int width) {
    return Paragraph.of(indent, text, new Screen(width, false));
  }

  @Example
  void breaksBetweenWords() {
    assertThat(lines("  ", "task a: image java:17 → java:21", 20))
        .containsExactly("  task a: image", "    java:17 →", "    java:21");
    assertThat(lines("", "", 20)).containsExactly("");
  }

  @Example
  void breaksWordsThatAreTooLong() {
    assertThat(lines("", "abcdefgh ij", 6)).containsExactly("abcdef", "  gh", "  ij");
    assertThat(lines("", "練練", 1)).containsExactly("…", "…");
  }

  @Example
  void showsOutputWithoutColorsAndWithoutControl() {
    assertThat(VisibleText.ofOutput("\u001b[1;31mERROR\u001b[0m\tat a \u001b]0;title\u0007\r"))
        .isEqualTo("ERROR    at a ␛]0;title␇");
  }

  @Property(tries = 100)
  void losesNoWord(@ForAll String text, @ForAll @IntRange(min = 8, max = 60) int width) {
    List<String> lines = lines("  ", text, width);
    assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
    assertThat(String.join("", lines).replace(" ", ""))
        .isEqualTo(VisibleText.of(text).replace(" ", ""));
  }
}
