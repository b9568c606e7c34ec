package io.github.vertexmaven.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.value.BadData;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Numbers taken at once are those that the rule over all cells gives. */
class QuickNumbersTest {

  private static final List<String> WHOLE =
      List.of("0", "7", "-12", "+5", "123456789012345678", "", "9007199254740992");

  private static final List<String> DECIMAL =
      List.of("0.5", ".5", "1.", "-0.0", "3.14159265358979", "1e5", "NaN", "-Infinity", "12.340");

  private static final List<String> SURPRISE =
      List.of(
          "-0",
          "007",
          "00.5",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "1e999",
          "-",
          ".",
          "1.2.3",
          "1,5",
          "x",
          "true",
          "\u0664");

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void areThoseOfTheRule(@ForAll Random random) throws BadData {
    int first = 1 + random.nextInt(5);
    int rows = first + random.nextInt(8);
    TextColumn start = new TextColumn("c");
    TextColumn all = new TextColumn("c");
    QuickNumbers quick = null;
    boolean same = true;
    boolean decimal = random.nextBoolean();
    for (int row = 0; row < rows; row++) {
      String cell = cell(random, decimal);
      char[] around = ("9" + cell + "9").toCharArray();
      all.add(around, 1, cell.length());
      if (row < first) {
        start.add(cell);
      } else if (quick != null) {
        same &= quick.add(around, 1, cell.length());
      }
      quick = row == first - 1 ? QuickNumbers.of(start) : quick;
      if (!same) {
        return;
      }
    }
    if (quick != null) {
      assertSame(quick.column(), all.typed(Optional.empty(), RowNumbers.from(1)));
    }
  }

  private static String cell(Random random, boolean decimal) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return SURPRISE.get(random.nextInt(SURPRISE.size()));
    }
    if (decimal && kind < 10) {
      return kind < 5
          ? DECIMAL.get(random.nextInt(DECIMAL.size()))
          : String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
    }
    return WHOLE.get(random.nextInt(WHOLE.size()));
  }

  private static void assertSame(Column found, Column expected) {
    assertThat(found.type()).isEqualTo(expected.type());
    assertThat(found.boxed()).isEqualTo(expected.boxed());
  }
}
