package io.github.vertexmaven.docs.site;

import io.github.vertexmaven.catalog.kedro.KedroPage;
import io.github.vertexmaven.docs.map.CodeMap;
import io.github.vertexmaven.docs.markdown.PageRenderer;
import io.github.vertexmaven.docs.markdown.Rendered;
import io.github.vertexmaven.docs.reference.ApiReference;
import io.github.vertexmaven.docs.reference.Goal;
import io.github.vertexmaven.docs.reference.GoalReference;
import io.github.vertexmaven.docs.reference.MessageReference;
import io.github.vertexmaven.docs.reference.PluginDescriptor;
import io.github.vertexmaven.docs.reference.SettingReference;
import io.github.vertexmaven.docs.site.LinkTargets.SitePageAddress;
import io.github.vertexmaven.docs.source.DocsException;
import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Outline;
import io.github.vertexmaven.docs.source.Outline.Page;
import io.github.vertexmaven.docs.source.Outline.Part;
import io.github.vertexmaven.docs.source.PageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the whole site. Same input, same bytes. */
public final class SiteWriter {

  private static final Path PAGES = Path.of("src/docs/pages");
  private static final Path DESCRIPTOR = Path.of("src/plugin/target/plugin-enhanced.xml");

  private static final Path MESSAGES =
      Path.of("src/plugin/src/test/resources/bad-configurations.txt");

  /** The page behind which each goal's own page stands. */
  private static final String GOALS = "reference/goals";

  private static final String INDEX = "reference/index";

  private final Path top;
  private final String version;
  private final Map<String, Supplier<Fragment>> fragments = new TreeMap<>();
  private final Map<String, Goal> goalPages = new TreeMap<>();
  private final GoalReference goals;
  private final Outline outline;

  /**
   * Reads the outline and the plugin's descriptor.
   *
   * @param top the top of the project
   * @param version of the plugin
   */
  public SiteWriter(Path top, String version) throws IOException {
    this.top = top;
    this.version = version;
    List<Goal> all = PluginDescriptor.read(top.resolve(DESCRIPTOR));
    goals = new GoalReference(all);
    fragments.put("goals", goals::table);
    fragments.put("options", goals::options);
    fragments.put("settings", SettingReference::all);
    Fragment messages = MessageReference.of(top.resolve(MESSAGES));
    fragments.put("messages", () -> messages);
    fragments.put("kedro types", () -> new Fragment(KedroPage.types(), List.of()));
    fragments.put("kedro arguments", () -> new Fragment(KedroPage.arguments(), List.of()));
    fragments.putAll(ApiReference.of(top).fragments());
    fragments.putAll(CodeMap.fragments(top));
    all.forEach(goal -> goalPages.put(GOALS + "/" + goal.name(), goal));
    outline =
        Outline.read(top.resolve(PAGES).resolve("SUMMARY.md"))
            .with(GOALS, all.stream().map(SiteWriter::page).toList());
  }

  private static Page page(Goal goal) {
    return new Page(goal.prefixed(), GOALS + "/" + goal.name());
  }

  /** Writes all files; the folder has nothing else afterwards. */
  public void write(Path folder) throws IOException {
    Map<Page, PageText> texts = texts();
    List<SitePage> pages = new ArrayList<>(rendered(texts));
    delete(folder);
    Frame frame = new Frame(outline, version);
    for (SitePage page : pages) {
      write(folder.resolve(page.url()), frame.page(page));
    }
    write(folder.resolve("search-index.js"), SearchIndex.of(pages));
    for (Map.Entry<String, String> asset : Assets.all().entrySet()) {
      write(folder.resolve(asset.getKey()), asset.getValue());
    }
  }

  private Map<Page, PageText> texts() throws IOException {
    Map<Page, PageText> texts = new LinkedHashMap<>();
    for (Page page : outline.pages()) {
      Path file = PAGES.resolve(page.path() + ".md");
      Goal goal = goalPages.get(page.path());
      texts.put(
          page,
          goal == null
              ? PageText.read(top, file, placeholders(page))
              : PageText.of(file, goals.page(goal)));
    }
    // The index is of all other pages, so it comes last.
    Page index = outline.pages().stream().filter(p -> p.path().equals(INDEX)).findFirst().get();
    fragments.put("index", () -> TermIndex.of(texts));
    texts.put(index, PageText.read(top, PAGES.resolve(INDEX + ".md"), fragments));
    return texts;
  }

  private Map<String, Supplier<Fragment>> placeholders(Page page) {
    Map<String, Supplier<Fragment>> known = new TreeMap<>(fragments);
    if (page.path().equals(INDEX)) {
      known.put("index", () -> new Fragment("", List.of()));
    }
    return known;
  }

  private List<SitePage> rendered(Map<Page, PageText> texts) {
    LinkTargets targets = new LinkTargets(top);
    texts.forEach(
        (page, text) -> {
          targets.add(PAGES.resolve(page.path() + ".md"), page.path() + ".html");
          text.files().forEach(file -> targets.add(file, page.path() + ".html"));
        });
    List<SitePage> pages = new ArrayList<>();
    for (Part part : outline.parts()) {
      for (Page page : part.pages()) {
        PageText text = texts.get(page);
        Rendered content =
            PageRenderer.render(text, targets.of(new SitePageAddress(page.path() + ".html")));
        pages.add(new SitePage(page, part.title(), content, text.terms()));
      }
    }
    Map<String, Set<String>> anchors =
        pages.stream().collect(Collectors.toMap(SitePage::url, page -> page.content().anchors()));
    List<String> broken = targets.broken(anchors);
    if (!broken.isEmpty()) {
      throw new DocsException(broken);
    }
    return pages;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
