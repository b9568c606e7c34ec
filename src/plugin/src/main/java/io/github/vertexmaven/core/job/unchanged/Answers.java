package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.config.TemplateResolver;
import io.github.vertexmaven.core.conf.ConfigRequest;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a configuration asked of the environment, the command line and the build. Other variables
 * and properties may change as they like; of the answers only a digest is kept, because there are
 * secrets among them.
 */
final class Answers {

  /** Whoever looks through all of them depends on each. */
  private static final String ALL = "*";

  private static final String VARIABLE = "variable ";
  private static final String OPTION = "option ";
  private static final String BUILD = "build ";

  private final SortedSet<String> asked = new TreeSet<>();

  /** The same request, whose questions are noted. */
  ConfigRequest noting(ConfigRequest request) {
    List<TemplateResolver> build = new ArrayList<>();
    for (TemplateResolver source : request.buildValues()) {
      String question = BUILD + build.size() + " ";
      build.add(
          name -> {
            note(question + name);
            return source.resolve(name);
          });
    }
    Function<String, Optional<String>> options = request.userValues();
    return request.answeredBy(
        new NotedVariables(request.variables()),
        name -> {
          note(OPTION + name);
          return options.apply(name);
        },
        build);
  }

  private synchronized void note(String question) {
    asked.add(question);
  }

  /** All that was asked so far. */
  synchronized List<String> questions() {
    return List.copyOf(asked);
  }

  /** A digest of what the questions are answered by. */
  static String digest(List<String> questions, ConfigRequest request) {
    Fingerprint answers = new Fingerprint();
    questions.forEach(question -> answers.add(question).add(answer(question, request)));
    return answers.hex();
  }

  private static Object answer(String question, ConfigRequest request) {
    if (question.startsWith(VARIABLE)) {
      String name = question.substring(VARIABLE.length());
      return name.equals(ALL)
          ? request.variables()
          : Optional.ofNullable(request.variables().get(name));
    }
    if (question.startsWith(OPTION)) {
      return request.userValues().apply(question.substring(OPTION.length()));
    }
    String[] words = question.substring(BUILD.length()).split(" ", 2);
    int source = Integer.parseInt(words[0]);
    return source < request.buildValues().size()
        ? request.buildValues().get(source).resolve(words[1])
        : Optional.empty();
  }

  /** The variables, of which those that are asked for are noted. */
  private final class NotedVariables extends AbstractMap<String, String> {

    private final Map<String, String> variables;

    NotedVariables(Map<String, String> variables) {
      this.variables = variables;
    }

    @Override
    public String get(Object name) {
      note(VARIABLE + name);
      return variables.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
      note(VARIABLE + name);
      return variables.containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      note(VARIABLE + ALL);
      return variables.entrySet();
    }
  }
}
