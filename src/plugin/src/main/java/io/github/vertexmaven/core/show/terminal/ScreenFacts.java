package io.github.vertexmaven.core.show.terminal;

import io.github.vertexmaven.core.show.table.Screen;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of the place where lines go.
 *
 * @param variables the environment
 * @param terminal whether it is a terminal
 * @param colors whether Maven may color its output
 * @param measured how large the terminal says it is
 */
record ScreenFacts(
    Map<String, String> variables,
    boolean terminal,
    boolean colors,
    Supplier<Optional<TerminalSize>> measured) {

  /** Narrower terminals are taken for a mistake. */
  private static final int LEAST = 20;

  private static final int MOST = 10_000;

  /** VTE, of which Gnome's terminal is made, has had links since this version, as a number. */
  private static final int VTE_WITH_LINKS = 5000;

  private static final Set<String> PROGRAMS_WITH_LINKS =
      Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio");

  private static final String TERMS_WITH_LINKS =
      "xterm-kitty|xterm-ghostty|(alacritty|foot|contour|wezterm)(-.*)?";

  /** How wide lines may be, and whether they can have links. */
  Screen screen() {
    int width =
        number("COLUMNS")
            .or(() -> size().map(TerminalSize::columns))
            .filter(columns -> columns >= LEAST && columns <= MOST)
            .orElseGet(() -> Screen.ofFile().width());
    return new Screen(width, links());
  }

  /** How many lines a terminal shows at once. */
  Optional<Integer> rows() {
    return size().map(TerminalSize::rows);
  }

  private Optional<TerminalSize> size() {
    return terminal ? measured.get() : Optional.empty();
  }

  private boolean links() {
    return terminal && colors && !isDumb(variables) && !has("NO_COLOR") && knowsLinks();
  }

  /** Who has set the variable that many programs know is asked first. */
  private boolean knowsLinks() {
    if (variables.containsKey("FORCE_HYPERLINK")) {
      return !variables.get("FORCE_HYPERLINK").matches("0|");
    }
    String term = variables.getOrDefault("TERM", "");
    if (has("CI") || term.matches("(screen|tmux).*")) {
      return false;
    }
    return number("VTE_VERSION").orElse(0) >= VTE_WITH_LINKS
        || has("KONSOLE_VERSION")
        || has("WT_SESSION")
        || "JetBrains-JediTerm".equals(variables.get("TERMINAL_EMULATOR"))
        || PROGRAMS_WITH_LINKS.contains(variables.getOrDefault("TERM_PROGRAM", ""))
        || term.matches(TERMS_WITH_LINKS);
  }

  /** A terminal that understands no control sequences, or none that says what it is. */
  static boolean isDumb(Map<String, String> variables) {
    return variables
        .getOrDefault("TERM", variables.containsKey("WT_SESSION") ? "" : "dumb")
        .equals("dumb");
  }

  private boolean has(String name) {
    return !variables.getOrDefault(name, "").isEmpty();
  }

  private Optional<Integer> number(String name) {
    return Optional.of(variables.getOrDefault(name, ""))
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(Integer::valueOf);
  }
}
