package io.github.vertexmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips in the texts that people read, found in the sources. */
class MessageTextsTest {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Two full stops, a sentence that goes on after its end, Java's own words, words twice. */
  private static final Pattern SLIP =
      Pattern.compile(
          "[A-Za-z)]\\.\\.(?![./\\\\\\w])|\\. \\.|\\?\\.$|!\\.$|,,|\\. caused by|Optional\\[|"
              + "\\b(the the|a a|is is|to to|of of)\\b");

  /** A message of somebody else may end with a full stop of its own. */
  private static final Pattern ENDED_TWICE = Pattern.compile("getMessage\\(\\)\\s*\\+\\s*\"\\.\"");

  private static List<String> slips(String source) {
    String texts = JOINED.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
    List<String> slips = new ArrayList<>();
    for (Matcher text = TEXT.matcher(texts); text.find(); ) {
      if (text.group(1).length() > 6 && SLIP.matcher(text.group(1)).find()) {
        slips.add(text.group(1));
      }
    }
    return slips;
  }

  private static List<String> slips(String module, Pattern more) throws IOException {
    Path sources = Path.of("..", module, "src", "main", "java");
    List<String> slips = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        slips(source).forEach(slip -> slips.add(file.getFileName() + ": " + slip));
        more.matcher(source)
            .results()
            .forEach(found -> slips.add(file.getFileName() + ": " + found.group()));
      }
    }
    return slips;
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "runtime", "cloud", "kubeflow", "emulator", "testkit"})
  void areNotInAnyText(String module) throws IOException {
    Pattern never = Pattern.compile("(?!)");
    assertThat(slips(module, module.equals("runtime") ? ENDED_TWICE : never)).isEmpty();
  }

  @Test
  void areFoundWhereTheyAre() {
    assertThat(
            slips(
                "f(\"a list of maps.\" + \".\"); g(\"all is well, and so on…\"); /* \"twice..\" */"
                    + " h(\"it is not there. caused by\" + x); i(\"see ../data/raw\");"
                    + " j(\"failed: Optional[x]\"); k(\"from 1..5\");"))
        .containsExactly("a list of maps..", "it is not there. caused by", "failed: Optional[x]");
  }
}
