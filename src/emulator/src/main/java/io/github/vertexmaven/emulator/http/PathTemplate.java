package io.github.vertexmaven.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with variables, written as in google/api/http.proto: {@code {name=projects/*}}, in which a
 * star is a part without a colon, since a verb follows one; or {@code {name}} for any one part,
 * also an empty one; or {@code {key=**}} for all that follows.
 */
public record PathTemplate(Pattern pattern, List<String> names) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_.]+)(?:=([^}]+))?\\}");
  private static final String ANY = "[^/]*";
  private static final String ALL = "**";

  /** Reads a template. */
  public static PathTemplate of(String template) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(template);
    int end = 0;
    while (matcher.find()) {
      names.add(matcher.group(1));
      regex.append(Pattern.quote(template.substring(end, matcher.start())));
      regex.append('(').append(inner(matcher.group(2))).append(')');
      end = matcher.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    return new PathTemplate(Pattern.compile(regex.toString()), List.copyOf(names));
  }

  private static String inner(String form) {
    if (form == null) {
      return ANY;
    }
    return form.equals(ALL) ? ".+" : form.replace("*", "[^/:]+");
  }

  /** The variables, decoded, if the path is of this form. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), Percent.decoded(matcher.group(i + 1)));
    }
    return Optional.of(variables);
  }
}
