package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no YAML, or more than a configuration can be: what is wrong, and where. */
class YamlFaultsTest {

  @TempDir Path dir;

  static Stream<Arguments> faults() {
    String deep = "a: " + "[".repeat(70) + "]".repeat(70);
    return Stream.of(
        arguments("- a\n- b\n", "f.yml:1: expected keys with values, found a list."),
        arguments("\n\nhello\n", "f.yml:3: expected keys with values, found 'hello'."),
        arguments("42\n", "f.yml:1: expected keys with values, found 42."),
        arguments("a: 1\nb: 2\na: 3\n", "f.yml:3: key 'a' is also in line 1."),
        arguments("x:\n  a: 1\n  a: 1\n", "f.yml:3: key 'a' is also in line 2."),
        arguments("a: 1\n'a': 2\n", "f.yml:2: key 'a' is also in line 1."),
        arguments(
            "a: 1\na: 2\na: 3\n",
            "f.yml:2: key 'a' is also in line 1.\n" + "f.yml:3: key 'a' is also in line 1."),
        arguments("[1, 2]: x\n", "f.yml:1: a key must be text, not a list or a map."),
        arguments("{a: 1}: x\n", "f.yml:1: a key must be text, not a list or a map."),
        arguments("a:\n  <<: 3\n", "f.yml:2: '<<' takes a map, or a list of maps."),
        arguments("a:\n  <<: [{b: 1}, 3]\n", "f.yml:2: '<<' takes a map, or a list of maps."),
        arguments(
            "a: !!java.net.URL [x]\n",
            "f.yml:1: the tag 'tag:yaml.org,2002:java.net.URL' is not supported; write the plain"
                + " value instead."),
        arguments(
            "a: 1\nb: !mine {c: 1}\n",
            "f.yml:2: the tag '!mine' is not supported; write the plain value instead."),
        arguments(
            "a: !!set {x, y}\n",
            "f.yml:1: the tag 'tag:yaml.org,2002:set' is not supported; write the plain value"
                + " instead."),
        arguments(
            "a: !!python/tuple [1]\n",
            "f.yml:1: the tag 'tag:yaml.org,2002:python/tuple' is not supported; write the plain"
                + " value instead."),
        arguments(
            "a: !!binary aGVsbG8=\n",
            "f.yml:1: the tag 'tag:yaml.org,2002:binary' is not supported; write the plain value"
                + " instead."),
        arguments(
            "a: 1\nb: [1, 2\nc: 3\n",
            "f.yml:3: not valid YAML: expected ',' or ']', but got : (while parsing a flow"
                + " sequence)."),
        arguments(
            "a:\n\tb: 1\n", "f.yml:2: not valid YAML: a tab cannot indent a line; use spaces."),
        arguments(
            "a: b: c\n",
            "f.yml:1: not valid YAML: the text has a colon in it; put it in quotes: a: \"b: c\"."),
        arguments(
            "a: *none\n",
            "f.yml:1: not valid YAML: '*none' repeats what an anchor '&none' marks, but there is no such anchor above; for the text itself write \"*none\"."),
        arguments(
            "a: 1\n---\nb: 2\n",
            "f.yml:2: not valid YAML: expected a single document in the stream, but found another"
                + " document."),
        arguments("a: \u0000\n", "f.yml:1: not valid YAML: the character U+0000 is not allowed."),
        arguments(deep, "f.yml: nested deeper than 64 levels."),
        arguments("a: &a [*a]\n", "f.yml:1: nested deeper than 64 levels."),
        arguments("a: &a {b: *a}\n", "f.yml:1: nested deeper than 64 levels."),
        arguments("a: &a {<<: *a}\n", "f.yml:1: nested deeper than 64 levels."),
        arguments(bomb("[%s]"), "f.yml: its aliases expand to more than a million values."),
        arguments(bomb("{<<: [%s]}"), "f.yml: its aliases expand to more than a million values."));
  }

  static Stream<Arguments> slips() {
    String template = " stands within braces or brackets; put it in quotes: ";
    String jinja =
        " is Jinja, which is not supported; write a template such as ${name}, and a pattern such as \"{name}#csv\" instead of a loop.";
    return Stream.of(
        arguments("x: 1\nk: {a: ${x}}", "2: not valid YAML: ${x}" + template + "\"${x}\"."),
        arguments("k: [${x}, 2]", "1: not valid YAML: ${x}" + template + "\"${x}\"."),
        arguments(
            "k: {a: b/${x}/c, d: 1}", "1: not valid YAML: b/${x}/c" + template + "\"b/${x}/c\"."),
        arguments(
            "k: {a: ${globals:x, 3}}",
            "1: not valid YAML: ${globals:x, 3}" + template + "\"${globals:x, 3}\"."),
        arguments(
            "k:\n  - {a: ${globals:x, \"y\"}}",
            "2: not valid YAML: ${globals:x, \"y\"}" + template + "'${globals:x, \"y\"}'."),
        arguments("k: {{ x }}", "1: '{{ x }}'" + jinja),
        arguments("k: {{ x }}/b", "1: not valid YAML: '{{ x }}'" + jinja),
        arguments("{% for x in y %}\na: 1", "1: not valid YAML: '{% for x in y %}'" + jinja),
        arguments(
            "k: @x", "1: not valid YAML: a text cannot begin with @; put it in quotes: \"@x\"."),
        arguments(
            "k: `x` # c",
            "1: not valid YAML: a text cannot begin with `; put it in quotes: \"`x`\"."),
        arguments(
            "k: %x", "1: not valid YAML: a text cannot begin with %; put it in quotes: \"%x\"."),
        arguments(
            "k:\n  b: 1\n\tc: 2", "3: not valid YAML: a tab cannot indent a line; use spaces."),
        arguments(
            "title: Report: sales",
            "1: not valid YAML: the text has a colon in it; put it in quotes: title: \"Report:"
                + " sales\"."),
        arguments(
            "k: ${runtime_params: folder, 'x'}/a",
            "1: not valid YAML: the text has a colon in it; put it in quotes: k:"
                + " \"${runtime_params: folder, 'x'}/a\"."),
        arguments(
            "k: \"data\\01\"",
            "1: \\0 within double quotes is a control character; write 'data\\01' in single quotes, or"
                + " a path with slashes: data/01."),
        arguments(
            "k: \"a\\\\b\\base\"",
            "1: \\b within double quotes is a control character; write 'a\\\\b\\base' in single"
                + " quotes, or a path with slashes: a/b/base."),
        arguments(
            "k: \"C:\\Users\\x\"",
            "1: not valid YAML: a backslash within double quotes begins an escape; put the text in"
                + " single quotes, or write a path with slashes."),
        arguments(
            "k: 'it's'",
            "1: not valid YAML: the text continues after its closing quote; put all of it in quotes: \"it's\"."),
        arguments(
            "a: 1\nk: \"a\nb: 1", "2: not valid YAML: the quote that begins here is not closed."),
        arguments(
            "cron: * * * * *",
            "1: not valid YAML: a text cannot begin with *; put it in quotes: \"* * * * *\"."),
        arguments(
            "k: - a",
            "1: not valid YAML: a list begins on a new line; or write it in brackets: [a, b]."),
        arguments("k:v\nb: 1", "1: not valid YAML: a space is missing after the colon: k: v."),
        arguments("k\nb: 1", "1: not valid YAML: 'k' has no colon; write k: …."),
        arguments(
            "a: 1\n b: 2",
            "2: not valid YAML: the line is indented deeper than line 1, which already has a value; indent both lines by the same number of spaces."),
        arguments("k: {type:csv}", "1: 'type:csv' needs a space after the colon: type: csv."));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void saysWhatToWriteInPlaceOfCommonSlips(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfException.class)
        .hasMessage("f.yml:" + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db:\n  password: can: ary",
        "db: {password: ${can}ary, x: ${canary}}",
        "db: {password: ary${canary}}",
        "db:\n  password: @canary",
        "db:\n  password: *canary",
        "db:\n  password: *canary* x",
        "db:\n  password: 'can'ary'",
        "db:\n  password: \"canary\\0\"",
        "db:\n  password: \"canary\\q\"",
        "db: {password:canary}",
        "db:canary\nx: 1",
        "canary\nx: 1",
        "db:\n  password: \"canary"
      })
  void repeatsNoValueOfCredentials(String text) throws IOException {
    Path file = dir.resolve("credentials.yml");
    Files.writeString(file, text);
    try {
      YamlReader.readMapping(file, "conf/local/credentials.yml");
    } catch (ConfException e) {
      assertThat(e).hasMessageStartingWith("conf/local/credentials.yml:");
      assertThat(e.getMessage()).doesNotContain("canary").doesNotContain("can: ary");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep: \"\\t\"",
        "sep: \"\\u0001\"",
        "sep: \"\\x01\"",
        "text: \"a\\nb\"",
        "path: data\\01_raw\\x.csv",
        "path: 'data\\01_raw'",
        "path: \"data\\\\01_raw\"",
        "url: {a: http://x, b: 'k:v'}",
        "key: {'type:csv': }"
      })
  void takesWhatOnlyLooksLikeASlip(String text) throws IOException {
    assertThat(read(text).entries()).hasSize(1);
  }

  /** Nine times nine of each line before, nine lines long. */
  private static String bomb(String form) {
    StringBuilder text = new StringBuilder("l0: &l0 {}\n");
    for (int i = 1; i <= 9; i++) {
      String aliases = String.join(", ", java.util.Collections.nCopies(9, "*l" + (i - 1)));
      text.append("l" + i + ": &l" + i + " " + form.formatted(aliases) + "\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatIsWrongAndWhere(String text, String message) throws IOException {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ConfException.class).hasMessage(message);
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        arguments(
            "a: 1\ngröße: 1\n".getBytes(StandardCharsets.ISO_8859_1),
            "f.yml:2: not UTF-8; save the file in that encoding."),
        arguments(
            "a: 1\n".getBytes(StandardCharsets.UTF_16),
            "f.yml: not UTF-8 but UTF-16; save the file as UTF-8."),
        arguments(
            "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_16LE),
            "f.yml: not UTF-8 but UTF-16; save the file as UTF-8."),
        arguments(
            "a: 1\n".getBytes(StandardCharsets.UTF_16LE),
            "f.yml:1: not valid YAML: the character U+0000 is not allowed."),
        arguments(
            new byte[] {'a', ':', ' ', (byte) 0xC3},
            "f.yml:1: not UTF-8; save the file in that encoding."),
        arguments(
            new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'},
            "f.yml:1: not UTF-8; save the file in that encoding."));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void refusesOtherEncodings(byte[] content, String message) throws IOException {
    Path file = dir.resolve("f.yml");
    Files.write(file, content);
    assertThatThrownBy(() -> YamlReader.readMapping(file, "f.yml"))
        .isInstanceOf(ConfException.class)
        .hasMessage(message);
  }

  @Test
  void refusesHugeFiles() throws IOException {
    assertThatThrownBy(() -> read("a: '" + "x".repeat(11 * 1024 * 1024) + "'\n"))
        .isInstanceOf(ConfException.class)
        .hasMessage("f.yml: longer than 10000000 characters.");
  }

  private ConfValue.Mapping read(String text) throws IOException {
    Path file = dir.resolve("f.yml");
    Files.writeString(file, text);
    return YamlReader.readMapping(file, "f.yml");
  }
}
