package io.github.vertexmaven.docs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a page, with what its directives stand for put in.
 *
 * <p>A line <code>{{include path}}</code> is another Markdown file without its title; <code>
 * {{for path}}</code> says that links to a file lead to this page; <code>{{terms kind}}</code> that
 * the headings of its third level are terms of the kind; <code>{{name}}</code> is a fragment that
 * code writes.
 *
 * @param files the files that it was read from, its own first
 * @param terms what it explains
 */
public record PageText(List<Line> lines, List<Path> files, List<Term> terms) {

  private static final Pattern INCLUDE = Pattern.compile("\\{\\{include (\\S+)}}");
  private static final Pattern STANDS_FOR = Pattern.compile("\\{\\{for (\\S+)}}");
  private static final Pattern TERMS = Pattern.compile("\\{\\{terms (\\w+)}}");
  private static final Pattern FRAGMENT = Pattern.compile("\\{\\{([\\w -]+)}}");
  private static final Pattern HEADING = Pattern.compile("### (.+)");

  /** Copies the lists. */
  public PageText {
    lines = List.copyOf(lines);
    files = List.copyOf(files);
    terms = List.copyOf(terms);
  }

  /** All of it. */
  public String text() {
    return String.join("\n", lines.stream().map(Line::text).toList()) + "\n";
  }

  /** A page that code wrote as a whole. */
  public static PageText of(Path file, Fragment fragment) {
    return new PageText(lines(file, fragment.markdown()), List.of(), fragment.terms());
  }

  /**
   * Reads a page.
   *
   * @param top the top of the project
   * @param file the page, from there
   * @param fragments what code writes, by name
   */
  public static PageText read(Path top, Path file, Map<String, Supplier<Fragment>> fragments)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    List<Path> files = new ArrayList<>(List.of(file));
    List<Term> terms = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Line line : lines(file, Files.readString(top.resolve(file)))) {
      Matcher include = INCLUDE.matcher(line.text());
      Matcher standsFor = STANDS_FOR.matcher(line.text());
      Matcher headings = TERMS.matcher(line.text());
      Matcher fragment = FRAGMENT.matcher(line.text());
      if (include.matches()) {
        Path included = file.resolveSibling(include.group(1)).normalize();
        List<Line> more = lines(included, Files.readString(top.resolve(included)));
        lines.addAll(more.subList(1, more.size()));
        files.add(included);
      } else if (standsFor.matches()) {
        files.add(file.resolveSibling(standsFor.group(1)).normalize());
      } else if (headings.matches()) {
        kinds.add(headings.group(1));
      } else if (fragment.matches()) {
        Fragment written = fragment(line, fragments.get(fragment.group(1)));
        lines.addAll(lines(file, written.markdown()));
        terms.addAll(written.terms());
      } else {
        lines.add(line);
      }
    }
    kinds.forEach(kind -> terms.addAll(headings(lines, kind)));
    return new PageText(lines, files, terms);
  }

  private static Fragment fragment(Line line, Supplier<Fragment> fragment) {
    if (fragment == null) {
      throw new DocsException(List.of(line.at() + ": nothing is called " + line.text()));
    }
    return fragment.get();
  }

  private static List<Line> lines(Path file, String text) {
    List<String> split = text.lines().toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      lines.add(new Line(file, i + 1, split.get(i)));
    }
    return lines;
  }

  private static List<Term> headings(List<Line> lines, String kind) {
    List<Term> terms = new ArrayList<>();
    for (Line line : lines) {
      Matcher heading = HEADING.matcher(line.text());
      if (heading.matches()) {
        for (String name : heading.group(1).split(", ")) {
          terms.add(new Term(kind, name, Slug.of(heading.group(1)), ""));
        }
      }
    }
    return terms;
  }
}
