package io.github.vertexmaven.core.show.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TableTest {

  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.key("Job"),
          TableColumn.word("State").atLeast(9),
          TableColumn.number("Seconds"),
          TableColumn.text("Why"));

  private static final TextTable JOBS =
      new TextTable(
          COLUMNS,
          List.of(
              TextTable.row("flights-20261125-0ec2", "done", "1.50", "first run"),
              TextTable.row("orders", "failed", "12.00", "changed: results of a, results of b")));

  private static String lines(TextTable table, int width) {
    return String.join("\n", table.lines(new Screen(width, false))) + "\n";
  }

  @Example
  void alignsItsColumns() {
    assertThat(lines(JOBS, 100))
        .isEqualTo(
            """
            Job                    State      Seconds  Why
            flights-20261125-0ec2  done          1.50  first run
            orders                 failed       12.00  changed: results of a, results of b
            """);
  }

  /**
   * First what only makes columns even, then sentences go on below, then keys are cut, then all.
   */
  @Example
  void givesWayInOrder() {
    assertThat(lines(JOBS, 70))
        .isEqualTo(
            """
            Job                    State   Seconds  Why
            flights-20261125-0ec2  done       1.50  first run
            orders                 failed    12.00  changed: results of a, results
                                                    of b
            """);
    assertThat(lines(JOBS, 50))
        .isEqualTo(
            """
            Job              State   Seconds  Why
            flights…25-0ec2  done       1.50  first run
            orders           failed    12.00  changed: results
                                              of a, results of
                                              b
            """);
    assertThat(lines(JOBS, 1)).isEqualTo("…\n…\n…\n");
  }

  /** What a sentence names can be searched for. */
  @Example
  void breaksNoWord() {
    TextTable table =
        new TextTable(
            List.of(
                TableColumn.name("Machine"), TableColumn.text("Nodes"), TableColumn.text("Why")),
            List.of(
                TextTable.row(
                    "4 cpu, 16Gi, 1 × NVIDIA_TESLA_T4",
                    "preprocess_companies_node, train_node",
                    "fits on one machine")));
    assertThat(lines(table, 75))
        .isEqualTo(
            """
            Machine                        Nodes                       Why
            4 cpu, 16Gi, 1…VIDIA_TESLA_T4  preprocess_companies_node,  fits on one
                                           train_node                  machine
            """);
    assertThat(lines(table, 50))
        .isEqualTo(
            """
            Machine       Nodes               Why
            4 cpu,…LA_T4  preproces…es_node,  fits on one
                          train_node          machine
            """);
  }

  @Example
  void leavesOutWhatCanBeMissed() {
    TextTable table =
        new TextTable(
            List.of(
                TableColumn.key("Job"),
                TableColumn.word("Created").ifThereIsRoom(),
                TableColumn.number("Seconds").ifThereIsRoom(),
                TableColumn.name("State")),
            List.of(TextTable.row("flights-20261125-0ec2", "17:00", "3", "done")));
    assertThat(lines(table, 46))
        .isEqualTo(
            """
            Job                    Created  Seconds  State
            flights-20261125-0ec2  17:00          3  done
            """);
    assertThat(lines(table, 40))
        .isEqualTo(
            """
            Job                    Created  State
            flights-20261125-0ec2  17:00    done
            """);
    assertThat(lines(table, 30))
        .isEqualTo(
            """
            Job                    State
            flights-20261125-0ec2  done
            """);
  }

  @Example
  void cutsNamesInTheMiddle() {
    TextTable table =
        new TextTable(
            List.of(TableColumn.name("Node"), TableColumn.word("State")),
            List.of(TextTable.row("preprocess_companies_and_shuttles_node", "done")));
    assertThat(lines(table, 24)).isEqualTo("Node               State\npreproce…les_node  done\n");
  }

  @Example
  void needsNoTitles() {
    TextTable table =
        new TextTable(
            List.of(TableColumn.word(""), TableColumn.text("")),
            List.of(TextTable.row("Name", "Nightly"), TextTable.row("Runs", "")));
    assertThat(lines(table, 40)).isEqualTo("Name  Nightly\nRuns\n");
  }

  @Example
  void measuresWhatTerminalsShow() {
    TextTable table =
        new TextTable(
            List.of(TableColumn.name("Node"), TableColumn.word("State")),
            List.of(
                TextTable.row("訓練", "done"),
                TextTable.row("cafe\u0301", "done"),
                TextTable.row("\ud83d\ude80", "done"),
                TextTable.row("\u05d0\u05d1", "done")));
    assertThat(lines(table, 40))
        .isEqualTo(
            "Node  State\n"
                + "訓練  done\n"
                + "cafe\u0301  done\n"
                + "\ud83d\ude80    done\n"
                + "\u05d0\u05d1    done\n");
  }

  @Example
  void letsNothingControlTheTerminal() {
    TextTable table =
        new TextTable(
            List.of(TableColumn.name("Node")),
            List.of(TextTable.row("a\u001b[2Jb\nc\u202ed\u0007\u009b\u007f\ud800")));
    assertThat(lines(table, 40)).isEqualTo("Node\na␛[2Jb c\ufffdd␇\ufffd␡\ufffd\n");
  }

  @Example
  void linksWhereTheScreenCan() {
    TextTable table =
        new TextTable(
            List.of(TableColumn.key("Job"), TableColumn.word("State")),
            List.of(
                List.of(TextCell.linked("a", "https://x.test/a?b=c"), TextCell.of("done")),
                List.of(TextCell.linked("b", "https://x.test/\u001b\\"), TextCell.of("done"))));
    assertThat(table.lines(new Screen(40, true)))
        .containsExactly(
            "Job  State",
            "\u001b]8;;https://x.test/a?b=c\u001b\\a\u001b]8;;\u001b\\    done",
            "b    done");
    assertThat(lines(table, 40)).isEqualTo("Job  State\na    done\nb    done\n");
  }

  @Property(tries = 100)
  void fitsWhateverIsInIt(
      @ForAll("tables") TextTable table, @ForAll @IntRange(min = 1, max = 200) int width) {
    List<String> lines = table.lines(new Screen(width, false));
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width);
              assertThat(line.codePoints().filter(Character::isISOControl)).isEmpty();
              assertThat(line).doesNotEndWith(" ");
            });
  }

  /** Between two columns every line has the gap, and links take no room. */
  @Property(tries = 100)
  void alignsWhateverIsInIt(
      @ForAll("tables") TextTable table, @ForAll @IntRange(min = 30, max = 200) int width) {
    List<String> plain = table.lines(new Screen(width, false));
    List<String> linked = table.lines(new Screen(width, true));
    assertThat(
            linked.stream()
                .map(line -> line.replaceAll("\u001b]8;;[!-~&&[^\u001b]]*\u001b\\\\", "")))
        .containsExactlyElementsOf(plain);
    for (int start : starts(plain.get(0))) {
      for (String line : plain) {
        String before = TextWidth.start(line, start);
        if (start > 0 && TextWidth.of(line) >= start) {
          assertThat(TextWidth.of(before)).isEqualTo(start);
          assertThat(before).endsWith("  ");
        }
      }
    }
  }

  /** Where the titles of left-aligned columns begin: they are letters. */
  private static List<Integer> starts(String heading) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < heading.length(); i++) {
      boolean begins = i > 1 && heading.startsWith("  ", i - 2) && heading.charAt(i) != ' ';
      if (begins && !heading.startsWith("N", i)) {
        starts.add(i);
      }
    }
    return starts;
  }

  @Provide
  Arbitrary<TextTable> tables() {
    Arbitrary<TableColumn> column =
        Arbitraries.of(
            TableColumn.key("K"),
            TableColumn.word("W").atLeast(4),
            TableColumn.name("A"),
            TableColumn.text("T"));
    return column
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(
            columns ->
                cell()
                    .list()
                    .ofSize(columns.size())
                    .list()
                    .ofMaxSize(6)
                    .map(rows -> new TextTable(columns, rows)));
  }

  private static Arbitrary<TextCell> cell() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(60),
            Arbitraries.strings().alpha().withChars(' ').ofMaxLength(80),
            Arbitraries.strings()
                .withChars('訓', '練', 'e', '\u0301', '\u05d0', '\u202e', '\u001b', '\n', '\u200d')
                .ofMaxLength(40),
            Arbitraries.of("\ud83d\udc69\u200d\ud83d\udcbb", "x".repeat(10_000), ""));
    Arbitrary<Optional<String>> link =
        Arbitraries.of("https://x.test/1", "bad\u001b\\link").optional();
    return Combinators.combine(text, link).as(TextCell::new);
  }
}
