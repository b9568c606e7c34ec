package io.github.vertexmaven.core.show.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.show.table.Screen;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenFactsTest {

  private static final String KITTY = "TERM=xterm-kitty";

  private static Map<String, String> variables(String text) {
    Map<String, String> variables = new TreeMap<>();
    Arrays.stream(text.split(" "))
        .filter(one -> !one.isEmpty())
        .forEach(one -> variables.put(one.split("=")[0], one.substring(one.indexOf('=') + 1)));
    return variables;
  }

  private static Screen screen(String variables, boolean terminal, boolean colors) {
    return new ScreenFacts(
            variables(variables), terminal, colors, () -> Optional.of(new TerminalSize(97, 40)))
        .screen();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, 97",
    "COLUMNS=132, true, 132",
    "COLUMNS=132, false, 132",
    "'', false, 120",
    "COLUMNS=wide, true, 97",
    "COLUMNS=0, true, 120",
    "COLUMNS=3, true, 120",
    "COLUMNS=999999, false, 120"
  })
  void theWidthIsGivenOrMeasuredOrTheUsualOne(String variables, boolean terminal, int width) {
    assertThat(screen(variables, terminal, true).width()).isEqualTo(width);
  }

  @Test
  void aTerminalThatCannotBeMeasuredHasTheUsualWidth() {
    ScreenFacts facts = new ScreenFacts(Map.of(), true, true, Optional::empty);
    assertThat(facts.screen().width()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KITTY,
        "TERM=xterm-256color VTE_VERSION=7600",
        "TERM=xterm-256color KONSOLE_VERSION=230400",
        "TERM=xterm-256color TERM_PROGRAM=iTerm.app",
        "TERM=xterm-256color TERMINAL_EMULATOR=JetBrains-JediTerm",
        "WT_SESSION=1",
        "TERM=foot",
        "TERM=alacritty-direct",
        "TERM=xterm FORCE_HYPERLINK=1",
        "TERM=screen FORCE_HYPERLINK=1"
      })
  void knowsTerminalsWithLinks(String variables) {
    assertThat(screen(variables, true, true).links()).isTrue();
    assertThat(screen(variables, false, true).links()).as("in a file").isFalse();
    assertThat(screen(variables, true, false).links()).as("without colors").isFalse();
    assertThat(screen(variables + " NO_COLOR=1", true, true).links()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "TERM=dumb VTE_VERSION=7600",
        "TERM=dumb FORCE_HYPERLINK=1",
        "TERM=xterm-256color",
        "TERM=xterm-256color VTE_VERSION=4600",
        "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal",
        "TERM=tmux-256color VTE_VERSION=7600",
        "TERM=xterm-kitty CI=true",
        "TERM=xterm-kitty FORCE_HYPERLINK=0"
      })
  void writesNoLinksElsewhere(String variables) {
    assertThat(screen(variables, true, true).links()).isFalse();
  }

  @Test
  void readsWhatSttySays() {
    assertThat(TerminalSize.parse("50 132\n")).contains(new TerminalSize(132, 50));
    assertThat(TerminalSize.parse("0 0\n")).isEmpty();
    assertThat(TerminalSize.parse("stty: not a terminal")).isEmpty();
  }
}
