package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.UserOptions;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Values that a POM gives to options of a goal, in the plugin's configuration or as properties. */
final class PomOptions {

  private static final Pattern OPTION = Pattern.compile("\\$\\{vertexai\\.(\\w+)}");

  private PomOptions() {}

  /** The option that a parameter of a goal is, without {@code vertexai.}. */
  static Optional<String> option(Parameter parameter) {
    Matcher option = OPTION.matcher(Optional.ofNullable(parameter.getExpression()).orElse(""));
    return option.matches() ? Optional.of(option.group(1)) : Optional.empty();
  }

  /**
   * What is wrong with them; the command line wins over all.
   *
   * @param pom for people
   * @param properties of the POM
   */
  static List<String> problems(
      MojoExecution execution, String pom, Properties properties, Properties userProperties) {
    List<String> problems = new ArrayList<>();
    MojoDescriptor goal = execution.getMojoDescriptor();
    if (goal == null || goal.getParameters() == null) {
      return problems;
    }
    for (Parameter parameter : goal.getParameters()) {
      option(parameter)
          .filter(name -> userProperties.getProperty(UserOptions.PREFIX + name) == null)
          .flatMap(name -> problem(name, parameter, execution.getConfiguration(), pom, properties))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> problem(
      String name, Parameter parameter, Xpp3Dom configuration, String pom, Properties properties) {
    Optional<String> value =
        Optional.ofNullable(configuration)
            .map(all -> all.getChild(parameter.getName()))
            .map(Xpp3Dom::getValue)
            .filter(text -> !text.contains("${"));
    if (value.isPresent()) {
      return GoalOption.problemIn(
          "<" + parameter.getName() + "> in the configuration of vertexai-maven-plugin in " + pom,
          name,
          value.get());
    }
    String property = UserOptions.PREFIX + name;
    return Optional.ofNullable(properties.getProperty(property))
        .flatMap(
            text ->
                GoalOption.problemIn(
                    "<" + property + "> in the <properties> of " + pom, name, text));
  }
}
