package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kedro and OmegaConf write between {@code ${} and {@code }} means what it means there. */
class KedroTemplatesTest {

  private static final String FILE = "conf/base/parameters.yml";

  private static final String GLOBALS =
      """
      size: 3
      text: '1.10'
      none: ~
      flag: true
      _hidden: 1
      list: [10, 20, {deep: yes it is}]
      folders: {raw: 01_raw, nested: '${size}'}
      kind: raw
      """;

  private static final String FILES =
      """
      _base: data/01_raw
      _csv: {type: csv, load_args: {sep: ;}}
      data: {size: 0.2, inner: {a: 1, near: '${.a}', far: '${..size}', top: '${_base}'}}
      items: [5, 6, '${.0}']
      self: ${self|4}
      other: {v: '${other.v|5}'}
      """;

  private static Templating templating(String globals, RuntimeParams params) {
    TemplateResolver own =
        new TemplateResolver() {
          @Override
          public Optional<?> resolve(String name) {
            return name.equals("mine") ? Optional.of("own") : Optional.empty();
          }

          @Override
          public Optional<?> resolve(String resolver, List<?> arguments) {
            return switch (resolver) {
              case "add" -> Optional.of(arguments.stream().mapToLong(each -> (Long) each).sum());
              case "args" -> Optional.of(Arrays.asList(arguments.toArray()));
              default -> Optional.empty();
            };
          }
        };
    return new TemplateSources(
            Map.of("PORT", "8080", "EMPTY", "", "VERTEXAI_CONFIG_SIZE", "9"),
            name -> Optional.empty(),
            new ConfServices(List.of(own), List.of()),
            (ConfValue.Mapping) YamlReader.readValue(globals, "conf/base/globals.yml"),
            List.of(),
            params)
        .templating();
  }

  private static RuntimeParams params() {
    return new RuntimeParams(
        (ConfValue.Mapping)
            YamlReader.readValue(
                "{folder: other, day: 7, quoted: '7', m: {size: 0.5}, nothing: ~, l: [1]}", "-D"),
        Map.of("day", "007"),
        Optional.of("-Dvertexai.params"));
  }

  private static ConfValue.Mapping filled(Templating templating, String files, String text) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    ConfValue.Mapping read = (ConfValue.Mapping) YamlReader.readValue(files, FILE);
    entries.putAll(read.entries());
    keys.putAll(read.keys());
    Location at = new Location(FILE, 9);
    entries.put("key", new ConfValue.Scalar(text, at));
    keys.put("key", at);
    return templating.fill(new ConfValue.Mapping(entries, keys, at));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        // Environment: a text whatever it looks like, as OmegaConf has it.
        arguments("${oc.env:PORT}", "8080"),
        arguments("http://h:${oc.env:PORT}/", "http://h:8080/"),
        arguments("${oc.env:EMPTY}", ""),
        arguments("${oc.env:NONE,80}", "80"),
        arguments("${oc.env:NONE, a b }", "a b"),
        arguments("${oc.env:NONE,null}", null),
        arguments("${oc.env:NONE,}", ""),
        arguments("${oc.env:NONE,'a,b'}", "a,b"),
        arguments("${oc.env:NONE,${oc.env:PORT}}", "8080"),
        arguments("${oc.env:PORT,${oc.env:NONE}}", "8080"),
        arguments("${oc.decode:${oc.env:PORT}}", 8080L),
        arguments("${oc.decode:'[1, a, {b: 2}]'}", List.of(1L, "a", Map.of("b", 2L))),
        arguments("${env.PORT}", 8080L),
        arguments("${env.NONE|7}", 7L),
        arguments("a${env.PORT}", "a8080"),
        // Globals keep their types.
        arguments("${globals:size}", 3L),
        arguments("${globals: size}", 3L),
        arguments("${ globals:size }", 3L),
        arguments("${globals:text}", "1.10"),
        arguments("v${globals:text}", "v1.10"),
        arguments("${globals:none}", null),
        arguments("${globals:none,4}", null),
        arguments("${globals:flag}", true),
        arguments("${globals:folders}", Map.of("raw", "01_raw", "nested", 9L)),
        arguments("${globals:folders.raw}", "01_raw"),
        arguments("${globals:folders.nested}", 9L),
        arguments("${globals:folders[raw]}", "01_raw"),
        arguments("${globals:list[0]}", 10L),
        arguments("${globals:list.-2}", 20L),
        arguments("${globals:list[2].deep}", "yes it is"),
        arguments("${globals:folders.${globals:kind}}", "01_raw"),
        arguments("data/${globals:folders.raw}/x.csv", "data/01_raw/x.csv"),
        arguments("${globals:nothere,23}", 23L),
        arguments("${globals: nothere, 23}", 23L),
        arguments("${globals:nothere,2.5}", 2.5),
        arguments("${globals:nothere,1e-3}", 0.001),
        arguments("${globals:nothere,1_000}", 1000L),
        arguments("${globals:nothere,-4}", -4L),
        arguments("${globals:nothere,'23'}", "23"),
        arguments("${globals:nothere,\"a}b\"}", "a}b"),
        arguments("${globals:nothere,'it\\'s'}", "it's"),
        arguments("${globals:nothere,True}", true),
        arguments("${globals:nothere,null}", null),
        arguments("${globals:nothere,a:b}", "a:b"),
        arguments("${globals:nothere,gs://b/x}", "gs://b/x"),
        arguments("${globals:nothere,a\\,b}", "a,b"),
        arguments("${globals:nothere,[1, two, '3']}", List.of(1L, "two", "3")),
        arguments("${globals:nothere,{a: 1, b: [x]}}", Map.of("a", 1L, "b", List.of("x"))),
        arguments("${globals:nothere,[]}", List.of()),
        arguments("${globals:nothere,{}}", Map.of()),
        arguments("${globals:nothere,${run_id}}", "${run_id}"),
        arguments("${globals:nothere,x/${run_id}}", "x/${run_id}"),
        arguments("${globals:nothere,${mine}}", "own"),
        arguments("${globals:nothere,${_base}/x}", "data/01_raw/x"),
        arguments("${globals:nothere,'${_base}'}", "data/01_raw"),
        arguments("${globals:nothere,1.10}/x", "1.10/x"),
        // Parameters of a run.
        arguments("${runtime_params:folder}", "other"),
        arguments("${runtime_params:folder, 'data/01_raw'}/x.csv", "other/x.csv"),
        arguments("${runtime_params:absent, 'data/01_raw'}/x.csv", "data/01_raw/x.csv"),
        arguments("${runtime_params:day}", 7L),
        arguments("d${runtime_params:day}", "d007"),
        arguments("${runtime_params:quoted}", "7"),
        arguments("${runtime_params:m.size}", 0.5),
        arguments("${runtime_params:m}", Map.of("size", 0.5)),
        arguments("${runtime_params:l[0]}", 1L),
        arguments("${runtime_params:nothing,1}", null),
        arguments("${runtime_params:absent,${globals:size}}", 3L),
        arguments("${runtime_params:absent, ${globals:absent, ${oc.env:PORT}}}", "8080"),
        // Keys of the same files.
        arguments("${_base}/orders.csv", "data/01_raw/orders.csv"),
        arguments("${_csv}", Map.of("type", "csv", "load_args", Map.of("sep", ";"))),
        arguments("${_csv.load_args.sep}", ";"),
        arguments("${data.size}", 0.2),
        arguments("${data[size]}", 0.2),
        arguments("${items[1]}", 6L),
        arguments("${items.2}", 5L),
        arguments("${.items[0]}", 5L),
        arguments("${data}", Map.of("size", 0.2, "inner", inner())),
        arguments("${_base|x}", "data/01_raw"),
        arguments("${oc.select:data.size}", 0.2),
        arguments("${oc.select:absent,ron}", "ron"),
        arguments("${oc.select:absent}", null),
        arguments("${oc.dict.keys:data}", List.of("size", "inner")),
        arguments("${oc.dict.values:data.inner}", List.of(1L, 1L, 0.2, "data/01_raw")),
        arguments("${oc.create:{a: 1}}", Map.of("a", 1L)),
        // Where the name stands in several places, ours comes first.
        arguments("${size}", 9L),
        // The project's own.
        arguments("${add:1,2,3}", 6L),
        arguments("${args:}", List.of()),
        arguments("${args:a,'1',1,[2]}", List.of("a", "1", 1L, List.of(2L))),
        arguments("${args:${globals:size},${_base}}", List.of(3L, "data/01_raw")),
        // Texts.
        arguments("$${globals:size}", "${globals:size}"),
        arguments("$${oc.env:PORT,x}", "${oc.env:PORT,x}"),
        arguments("${globals:nothere,'$${x}'}", "${x}"));
  }

  private static Map<String, Object> inner() {
    return Map.of("a", 1L, "near", 1L, "far", 0.2, "top", "data/01_raw");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void meansWhatItMeansThere(String text, Object expected) {
    Templating templating = templating(GLOBALS, params());
    ConfValue.Mapping filled = filled(templating, FILES, text);
    assertThat(templating.problems()).isEmpty();
    assertThat(filled.get("key").orElseThrow().plain()).isEqualTo(expected);
    assertThat(filled.get("key").orElseThrow().at()).hasToString(FILE + ":9");
    assertThat(filled.get("self").orElseThrow().plain()).isEqualTo(4L);
    assertThat(filled.get("other").orElseThrow().plain()).isEqualTo(Map.of("v", 5L));
    assertThat(filled.get("items").orElseThrow().plain()).isEqualTo(List.of(5L, 6L, 5L));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "${oc.env:NONE}",
            "${oc.env:NONE} has no value; set the environment variable NONE, or give a default:"
                + " ${oc.env:NONE,default}."),
        arguments(
            "${env.NONE}",
            "${env.NONE} has no value; set the environment variable NONE, or give a default:"
                + " ${env.NONE|default}."),
        arguments(
            "${oc.env:}",
            "${oc.env:} is not complete; write ${oc.env:name} or ${oc.env:name,default}."),
        arguments(
            "${globals:sise}",
            "${globals:sise} has no value; did you mean ${globals:size}? Or add sise to"
                + " globals.yml, or give a default: ${globals:sise,default}."),
        arguments(
            "${globals:bucket.name}",
            "${globals:bucket.name} has no value; add bucket.name to globals.yml, or give a"
                + " default: ${globals:bucket.name,default}."),
        arguments(
            "${globals:_hidden}",
            "${globals:_hidden} cannot be read, as in Kedro: keys of globals.yml that begin with _ are only for that file; remove the _ in both places."),
        arguments(
            "${globals:a,b,c}",
            "${globals:a,b,c} is not complete; write ${globals:name} or ${globals:name,default}."),
        arguments(
            "${runtime_params:absent}",
            "${runtime_params:absent} has no value; give one by -Dvertexai.params=absent=…, or give"
                + " a default: ${runtime_params:absent,default}."),
        arguments(
            "a${globals:folders}",
            "${globals:folders} is a list or a map, so it cannot be part of a text."),
        arguments(
            "${globals:x, ${oc.env:NONE}}",
            "${oc.env:NONE} has no value; set the environment variable NONE, or give a default:"
                + " ${oc.env:NONE,default}."),
        arguments("${.absent}", "${.absent} has no value; there is no key 'absent'."),
        arguments("${...a}", "${...a} has more dots than maps around it."),
        arguments("${loop}", "${key} leads back to itself."),
        arguments(
            "${today:}",
            "${today:} asks for a resolver 'today', which is not known; a class of yours that"
                + " implements io.github.vertexmaven.config.TemplateResolver can be one, by its"
                + " method resolve(String resolver, List<?> arguments); for the text itself write"
                + " $${today:}."),
        arguments(
            "${global:size}",
            "${global:size} asks for a resolver 'global', which is not known; did you mean"
                + " ${globals:size}? Or a class of yours that implements"
                + " io.github.vertexmaven.config.TemplateResolver can be one, by its method"
                + " resolve(String resolver, List<?> arguments); for the text itself write"
                + " $${global:size}."),
        arguments(
            "${env:PORT}",
            "${env:PORT} asks for a resolver 'env', which is not known; an environment variable is"
                + " ${oc.env:PORT}."),
        arguments(
            "${HOME:-/root}",
            "${HOME:-/root} asks for a resolver 'HOME', which is not known; an environment variable"
                + " with a default is ${oc.env:HOME,/root}."),
        arguments(
            "${oc.dict.keys:items}",
            "${oc.dict.keys:items} is not the name of a map in the same files."),
        arguments(
            "${oc.decode:'[1'}", "${oc.decode:'[1'}: '[1' is not a value that can be decoded."),
        arguments(
            "${globals:a",
            "'${globals:a' is not a template such as ${name} or ${name|default}; for the text itself write $${globals:a."),
        arguments(
            "${globals:a,'b}",
            "'${globals:a,'b}' is not a template such as ${name} or ${name|default}; for the text itself write $${globals:a,'b}."));
  }

  @Test
  void anUnknownResolverIsToldOnceForAllThatAskForIt() {
    Templating templating = templating(GLOBALS, params());
    filled(templating, FILES, "[\"${polars:Utf8}\", \"${polars:Int64}\", \"${polars:Date}\"]");
    assertThat(templating.problems())
        .singleElement()
        .asString()
        .endsWith(
            "${polars:Utf8} asks for a resolver 'polars', which is not known; a type is written by"
                + " its name alone, Utf8; so do 2 more values.");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatToWrite(String text, String problem) {
    Templating templating = templating(GLOBALS, params());
    filled(templating, FILES + "loop: '${key}'\n", text);
    assertThat(templating.problems()).anyMatch(each -> each.endsWith(": " + problem));
    assertThat(templating.problems().get(0)).startsWith(FILE + ":");
  }

  @Test
  void parametersOfARunHaveNoPlaceInGlobals() {
    Templating templating = templating("a: ${runtime_params:folder}", params());
    filled(templating, "{}", "${globals:a}");
    assertThat(templating.problems())
        .containsExactly(
            "conf/base/globals.yml:1: a: ${runtime_params:folder} cannot be in globals.yml, as in Kedro; where the value is used, write ${runtime_params:folder,${globals:…}}.");
  }

  @Test
  void tellsWhichParametersOfARunAreAskedFor() {
    Templating templating = templating(GLOBALS, params());
    filled(
        templating,
        "{}",
        "${globals:size,${runtime_params:a}}${runtime_params:b.c,1}${x|${runtime_params:d,2}}");
    assertThat(templating.runtimeParams()).containsExactlyInAnyOrder("a", "b.c", "d");
  }

  @Test
  void whereASettingIsANumberTheEnvironmentGivesOne() {
    Templating templating = templating("{}", RuntimeParams.none());
    Map<String, Object> settings =
        Map.of(
            "number",
            "${oc.env:PORT}",
            "text",
            "${oc.env:NONE,1.10}",
            "other",
            "${globals:x,1.10}");
    ConfValue.Mapping filled =
        templating.fill(
            (ConfValue.Mapping) ConfValue.of(settings, Location.of("vertexai.yml")),
            path -> !path.equals("number"));
    assertThat(filled.plain()).isEqualTo(Map.of("number", 8080L, "text", "1.10", "other", "1.10"));
  }

  @Property(tries = 300)
  void aQuotedDefaultIsTakenAsItIs(
      @ForAll @StringLength(max = 30) String text, @ForAll boolean single) {
    String quote = single ? "'" : "\"";
    String kept = text.replace("$", "").replace("\\", "");
    String written = "${globals:absent," + quote + kept.replace(quote, "\\" + quote) + quote + "}";
    Templating templating = templating("{}", RuntimeParams.none());
    ConfValue value = filled(templating, "{}", written).get("key").orElseThrow();
    assertThat(templating.problems()).isEmpty();
    assertThat(value.plain()).isEqualTo(kept);
  }

  @Property(tries = 300)
  void aTextWithASecondDollarIsTheTextItself(@ForAll @StringLength(max = 20) String inner) {
    String template = "${" + inner.replace("$", "") + "}";
    Templating templating = templating("{}", RuntimeParams.none());
    ConfValue value = filled(templating, "{}", "$" + template).get("key").orElseThrow();
    boolean isTemplate =
        !new TemplateParser(template).parts().get(0).equals(new Template.Literal("${"));
    boolean isRunTime = template.matches("\\$\\{\\s*(run_id|job_name).*");
    if (isTemplate && !isRunTime) {
      assertThat(value.plain()).isEqualTo(template);
    }
    assertThat(templating.problems()).isEmpty();
  }

  @Property(tries = 300)
  void globalsAndTheirDefaultsAgree(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name) {
    ConfValue.Mapping globals =
        (ConfValue.Mapping) ConfValue.of(Map.of(name, 1L), Location.of("globals.yml"));
    Templating templating =
        Templating.of(List.of(), new ResolverValues(Map.of(), globals, RuntimeParams.none()));
    String text = "${globals:" + name + ",2}-${globals:" + name + "x,2}";
    assertThat(filled(templating, "{}", text).get("key").orElseThrow().plain()).isEqualTo("1-2");
  }

  @Property(tries = 500)
  void nothingIsTooOddToBeReadOrRefusedInWords(@ForAll @StringLength(max = 40) String text) {
    String odd = text.replaceAll("[b-f]", "\\${").replaceAll("[g-k]", "}").replaceAll("[l-p]", ":");
    Templating templating = templating(GLOBALS, params());
    filled(templating, "{}", "${" + odd);
    assertThat(templating.problems()).allMatch(problem -> problem.startsWith(FILE + ":9: key: "));
  }
}
