package io.github.vertexmaven.docs.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.docs.markdown.PageRenderer;
import io.github.vertexmaven.docs.markdown.Rendered;
import io.github.vertexmaven.docs.source.DocsException;
import io.github.vertexmaven.docs.source.Outline;
import io.github.vertexmaven.docs.source.PageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a page is said with file and line. */
class BrokenPagesTest {

  @TempDir Path top;

  private LinkTargets targets;

  @BeforeEach
  void twoPages() throws IOException {
    targets = new LinkTargets(top);
    targets.add(Path.of("a.md"), "a.html");
    targets.add(Path.of("code", "B.md"), "how-to/b.html");
    Files.createDirectories(top.resolve("code"));
    Files.writeString(top.resolve("code/B.md"), "# B\n\nSee [A](../a.md#one).\n\n## Two\n");
    Files.writeString(top.resolve("code/C.txt"), "");
  }

  private Rendered rendered(String text) throws IOException {
    Files.writeString(top.resolve("a.md"), text);
    PageText page = PageText.read(top, Path.of("a.md"), Map.of());
    return PageRenderer.render(page, targets.of(new LinkTargets.SitePageAddress("a.html")));
  }

  @Test
  void linksBetweenFilesBecomeLinksBetweenPages() throws IOException {
    Rendered page =
        rendered("# A\n\n[B](code/B.md#two), [here](#one), [out](https://example.com)\n\n## One\n");

    assertThat(page.html())
        .contains("href=\"how-to/b.html#two\"", "href=\"#one\"", "href=\"https://example.com\"");
    assertThat(targets.broken(Map.of("a.html", page.anchors(), "how-to/b.html", Set.of("two"))))
        .isEmpty();
  }

  @Test
  void linksOfAnIncludedFileAreMeantFromWhereItLies() throws IOException {
    Rendered page = rendered("# A\n\n{{include code/B.md}}\n\n## One\n");

    assertThat(page.html()).contains("href=\"a.html#one\"").doesNotContain("<h1>B");
    assertThat(page.anchors()).contains("two", "one");
  }

  @Test
  void linksThatLeadNowhereAreToldOfAllAtOnce() throws IOException {
    Rendered page =
        rendered("# A\n\n[x](none.md)\n[y](code/C.txt)\n[z](code/B.md#three)\n[w](#four)\n");

    assertThat(targets.broken(Map.of("a.html", page.anchors(), "how-to/b.html", Set.of("two"))))
        .containsExactly(
            "a.md:3: none.md does not exist",
            "a.md:4: code/C.txt is in no page of the site",
            "a.md:5: code/B.md#three: the page has no #three",
            "a.md:6: #four: the page has no #four");
  }

  @Test
  void aPageHasOneTitle() {
    assertThatThrownBy(() -> rendered("# A\n\ntext\n\n# B\n"))
        .isInstanceOf(DocsException.class)
        .hasMessage("a.md:5: a page has one title, first");
  }

  @Test
  void aFragmentThatNobodyWritesIsAMistake() {
    assertThatThrownBy(() -> rendered("# A\n\n{{gaols}}\n"))
        .isInstanceOf(DocsException.class)
        .hasMessage("a.md:3: nothing is called {{gaols}}");
  }

  @Test
  void headingsThatAreAlikeHaveAnchorsThatDiffer() throws IOException {
    Rendered page = rendered("# A\n\n## One\n\n## One\n\n### `a.b_c`\n");

    assertThat(page.headings().stream().map(heading -> heading.anchor()))
        .containsExactly("one", "one-1", "a.b_c");
  }

  @Test
  void theOutlineIsHeadingsAndLinks() throws IOException {
    Path summary = top.resolve("SUMMARY.md");
    Files.writeString(summary, "# Part\n\n- [A](a.md)\nwhat\n");

    assertThatThrownBy(() -> Outline.read(summary))
        .hasMessage(summary + ": neither a heading nor a link: what");
  }
}
