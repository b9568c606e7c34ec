package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.start.StarterDescriptor;
import io.github.vertexmaven.core.show.terminal.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.SourceVersion;

/**
 * The names of a new project.
 *
 * @param values by the archetype's property: {@code groupId}, {@code artifactId}, {@code version},
 *     {@code package}, {@code projectName}
 * @param problems what is wrong with them
 */
record ProjectNames(SortedMap<String, String> values, List<String> problems) {

  ProjectNames {
    values = new TreeMap<>(values);
    problems = List.copyOf(problems);
  }

  /** In the order in which they are asked for: a default is made of those before. */
  private static final Map<String, String> QUESTIONS = questions();

  private static Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("projectName", "Name of the project, for people");
    questions.put("groupId", "groupId");
    questions.put("artifactId", "artifactId, also the folder");
    questions.put("package", "Java package");
    return questions;
  }

  /** As given, as answered, else by default. */
  static ProjectNames of(
      String starter, StarterDescriptor archetype, Map<String, String> given, Question question) {
    SortedMap<String, String> values = new TreeMap<>(given);
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> each : QUESTIONS.entrySet()) {
      String name = each.getKey();
      if (!given.containsKey(name)) {
        String standard = standard(name, starter, values, archetype);
        values.put(
            name,
            question.answer(each.getValue(), standard, answer -> problem(name, answer, archetype)));
      }
    }
    values.putIfAbsent("version", archetype.defaults().getOrDefault("version", "0.1.0-SNAPSHOT"));
    given.forEach((name, value) -> problem(name, value, archetype).ifPresent(problems::add));
    return new ProjectNames(values, problems);
  }

  private static String standard(
      String name, String starter, Map<String, String> values, StarterDescriptor archetype) {
    return switch (name) {
      case "projectName" ->
          Optional.ofNullable(values.get("artifactId"))
              .map(ProjectNames::forPeople)
              .orElseGet(() -> forPeople(starter));
      case "artifactId" ->
          values
              .get("projectName")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^[-0-9]+|-$", "");
      case "package" -> (values.get("groupId") + "." + values.get("artifactId")).replace('-', '_');
      default -> archetype.defaults().getOrDefault(name, "com.example");
    };
  }

  /** {@code price-report} is "Price report". */
  private static String forPeople(String name) {
    String words = name.replace('-', ' ').strip();
    return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Optional<String> problem(String name, String value, StarterDescriptor archetype) {
    String rule = archetype.rules().getOrDefault(name, ".+");
    String wanted =
        switch (name) {
          case "projectName" -> "use letters, digits, spaces and . , : ; ( ) ! ? ' _ -";
          case "artifactId" -> "use lower-case letters, digits and '-', starting with a letter";
          case "groupId" -> "use letters, digits, '_' and '-', in parts with '.' between them";
          case "package" -> "not the name of a Java package";
          default -> "use letters, digits and . _ + -";
        };
    boolean right = value.matches(rule) && (!name.equals("package") || SourceVersion.isName(value));
    return right ? Optional.empty() : Optional.of("-D" + name + "='" + value + "': " + wanted);
  }

  String artifactId() {
    return values.get("artifactId");
  }
}
