package io.github.vertexmaven.docs.reference;

import io.github.vertexmaven.docs.reference.Goal.Option;
import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What goals and their options are, as pages. */
public final class GoalReference {

  /** So many goals have the options that nearly every goal has. */
  private final int nearlyAll;

  private final List<Goal> goals;
  private final Map<String, List<Goal>> byOption = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public GoalReference(List<Goal> goals) {
    this.goals = List.copyOf(goals);
    this.nearlyAll = goals.size() * 2 / 3;
    for (Goal goal : goals) {
      goal.options()
          .forEach(
              option ->
                  byOption.computeIfAbsent(option.written(), n -> new ArrayList<>()).add(goal));
    }
  }

  /** A table of all goals. */
  public Fragment table() {
    StringBuilder text = new StringBuilder("<div class=\"table\"><table>\n");
    text.append("<thead><tr><th scope=\"col\">goal</th><th scope=\"col\">phase</th>");
    text.append("<th scope=\"col\">does</th></tr></thead>\n<tbody>\n");
    for (Goal goal : goals) {
      text.append("<tr><td><a href=\"goals/" + goal.name() + ".html\">")
          .append(Html.code(goal.prefixed()))
          .append("</a></td><td>")
          .append(goal.phase().map(Html::text).orElse("–"))
          .append("</td><td>")
          .append(Html.firstSentence(goal.description()))
          .append("</td></tr>\n");
    }
    return new Fragment(text.append("</tbody></table></div>\n").toString(), List.of());
  }

  /** The page of a goal. */
  public Fragment page(Goal goal) {
    StringBuilder text = new StringBuilder("# `" + goal.prefixed() + "`\n\n");
    text.append("<div class=\"lead\">").append(Html.oneLine(goal.description())).append("</div>\n");
    text.append("\n<dl class=\"facts\">\n<div><dt>Runs with</dt><dd>")
        .append(Html.code("mvn " + goal.prefixed()))
        .append("</dd></div>\n<div><dt>Phase</dt><dd>")
        .append(
            goal.phase()
                .map(p -> Html.code(p) + ", where a POM binds the goal and names none")
                .orElse("none: it runs when it is called"))
        .append("</dd></div>\n<div><dt>Needs a project</dt><dd>")
        .append(goal.needsProject() ? "yes" : "no")
        .append("</dd></div>\n</dl>\n");
    List<Option> own = goal.options().stream().filter(o -> !isCommon(o)).toList();
    List<Option> common = goal.options().stream().filter(this::isCommon).toList();
    section(text, "Options", own);
    section(text, "Options of nearly every goal", common);
    if (!common.isEmpty()) {
      text.append("\nBesides, `-Dvertexai.<path>=…` sets any [setting](../settings.md).\n");
    }
    Term term = new Term("goal", goal.prefixed(), "", Html.plain(goal.description()));
    return new Fragment(text.toString(), List.of(term));
  }

  private void section(StringBuilder text, String title, List<Option> options) {
    if (!options.isEmpty()) {
      text.append("\n## ").append(title).append("\n\n<dl class=\"entries\">\n");
      options.forEach(option -> text.append(entry(option, option.name(), "")));
      text.append("</dl>\n");
    }
  }

  private boolean isCommon(Option option) {
    return byOption.get(option.written()).size() >= nearlyAll;
  }

  /** All options, each with the goals that have it. */
  public Fragment options() {
    StringBuilder text = new StringBuilder("<dl class=\"entries\">\n");
    List<Term> terms = new ArrayList<>();
    byOption.forEach(
        (name, having) -> {
          Option option = option(having.get(0), name);
          text.append(entry(option, option.name(), goals(having)));
          terms.add(new Term("option", name, option.name(), Html.plain(option.description())));
        });
    return new Fragment(text.append("</dl>\n").toString(), terms);
  }

  private static Option option(Goal goal, String written) {
    return goal.options().stream()
        .filter(option -> option.written().equals(written))
        .findFirst()
        .orElseThrow();
  }

  private static String goals(List<Goal> having) {
    return having.stream()
        .map(goal -> "<a href=\"goals/" + goal.name() + ".html\">" + goal.name() + "</a>")
        .collect(Collectors.joining(", ", "<p class=\"having\">Goals: ", "</p>"));
  }

  private static String entry(Option option, String anchor, String more) {
    Optional<String> standard =
        option.standard().filter(value -> !value.contains("${") && !value.equals("false"));
    return "<div id=\""
        + anchor
        + "\"><dt><a href=\"#"
        + anchor
        + "\">"
        + Html.code(option.written())
        + "</a> <span class=\"kind\">"
        + Html.text(kind(option.type()))
        + standard.map(value -> ", default " + Html.code(value)).orElse("")
        + "</span></dt><dd>"
        + Html.oneLine(option.description())
        + more
        + "</dd></div>\n";
  }

  private static String kind(String type) {
    return switch (type) {
      case "boolean", "Boolean" -> "true or false";
      case "int", "Integer", "long" -> "an integer";
      case "File" -> "a file";
      case "String" -> "text";
      default -> type;
    };
  }
}
