package io.github.vertexmaven.docs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages in their order, as {@code SUMMARY.md} lists them: a part for each heading, a page for
 * each link below it.
 */
public record Outline(List<Part> parts) {

  private static final Pattern PART = Pattern.compile("# (.+)");
  private static final Pattern PAGE = Pattern.compile("- \\[(.+)]\\((.+)\\.md\\)");

  /** A heading and the pages below it. */
  public record Part(String title, List<Page> pages) {

    /** Copies the list. */
    public Part {
      pages = List.copyOf(pages);
    }
  }

  /**
   * A page.
   *
   * @param title what it is called in lists
   * @param path where it lies in the site, without an ending
   */
  public record Page(String title, String path) {}

  /** Copies the list. */
  public Outline {
    parts = List.copyOf(parts);
  }

  /** All pages in their order. */
  public List<Page> pages() {
    return parts.stream().flatMap(part -> part.pages().stream()).toList();
  }

  /** Reads it. */
  public static Outline read(Path summary) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    String title = "";
    for (String line : Files.readAllLines(summary)) {
      Matcher part = PART.matcher(line);
      Matcher page = PAGE.matcher(line);
      if (part.matches()) {
        parts.add(new Part(title, pages));
        title = part.group(1);
        pages = new ArrayList<>();
      } else if (page.matches()) {
        pages.add(new Page(page.group(1), page.group(2)));
      } else if (!line.isBlank()) {
        throw new DocsException(List.of(summary + ": neither a heading nor a link: " + line));
      }
    }
    parts.add(new Part(title, pages));
    return new Outline(parts.stream().filter(part -> !part.pages().isEmpty()).toList());
  }

  /** The same with pages behind one of them, in its part. */
  public Outline with(String path, List<Page> behind) {
    return new Outline(
        parts.stream()
            .map(part -> new Part(part.title(), behind(part.pages(), path, behind)))
            .toList());
  }

  private static List<Page> behind(List<Page> pages, String path, List<Page> more) {
    return pages.stream()
        .flatMap(
            page ->
                page.path().equals(path)
                    ? Stream.concat(Stream.of(page), more.stream())
                    : Stream.of(page))
        .toList();
  }
}
