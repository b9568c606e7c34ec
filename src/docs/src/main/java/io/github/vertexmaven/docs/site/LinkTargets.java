package io.github.vertexmaven.docs.site;

import io.github.vertexmaven.docs.markdown.Links;
import io.github.vertexmaven.docs.source.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns links between Markdown files into links between pages, and knows afterwards which broke.
 */
final class LinkTargets {

  private record Seen(Line line, String destination, String page, String anchor) {}

  private final Path top;
  private final Map<Path, String> pages = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  LinkTargets(Path top) {
    this.top = top;
  }

  /** Says which page a file is in; the first one counts. */
  void add(Path file, String url) {
    pages.putIfAbsent(file, url);
  }

  /** The links of one page. */
  Links of(SitePageAddress from) {
    return (line, destination) -> target(from, line, destination);
  }

  private String target(SitePageAddress from, Line line, String destination) {
    if (destination.matches("[a-z]+:.*")) {
      return destination;
    }
    String[] parts = destination.split("#", 2);
    String anchor = parts.length == 2 ? parts[1] : "";
    Path file = parts[0].isEmpty() ? null : line.file().resolveSibling(parts[0]).normalize();
    String url = file == null ? from.url() : pages.get(file);
    if (url == null) {
      boolean there = Files.exists(top.resolve(file));
      String what = there ? "is in no page of the site" : "does not exist";
      problems.add(line.at() + ": " + destination + " " + what);
      return destination;
    }
    seen.add(new Seen(line, destination, url, anchor));
    return (file == null ? "" : from.up() + url) + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  /** All links that lead nowhere, given the anchors of each page. */
  List<String> broken(Map<String, Set<String>> anchors) {
    List<String> broken = new ArrayList<>(problems);
    for (Seen link : seen) {
      if (!link.anchor().isEmpty() && !anchors.get(link.page()).contains(link.anchor())) {
        broken.add(
            link.line().at() + ": " + link.destination() + ": the page has no #" + link.anchor());
      }
    }
    return broken;
  }

  /** Where a page lies. */
  record SitePageAddress(String url) {
    String up() {
      return "../".repeat((int) url.chars().filter(c -> c == '/').count());
    }
  }
}
