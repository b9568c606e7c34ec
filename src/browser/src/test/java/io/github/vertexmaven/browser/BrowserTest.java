package io.github.vertexmaven.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

  @TempDir Path dir;

  @Test
  void seesWhatAPageShowsAsksForAndBreaks() throws Exception {
    Path page =
        Files.writeString(
            dir.resolve("page.html"),
            """
            <!doctype html><html lang="en" data-ready="true"><title>Page</title><main><h1>Page</h1>
            <button id="first">One</button><button>Two</button>
            <p style="color:#ccc;background:#fff">pale</p><input>
            <img src="missing.png" alt="missing"><script>console.error("told")</script></main></html>
            """);
    try (Browser browser = Browser.startOrSkip(dir.resolve("profile"))) {
      assertThat(browser.open(page)).isNotNegative();
      assertThat(browser.text("document.title")).isEqualTo("Page");
      browser.press("Tab");
      assertThat(browser.text("document.activeElement.id")).isEqualTo("first");
      assertThat(browser.requests()).containsExactly(dir.resolve("missing.png").toUri().toString());
      assertThat(browser.complaints()).anyMatch(line -> line.contains("told"));
      assertThat(Accessibility.violations(browser))
          .anyMatch(line -> line.contains("contrast"))
          .anyMatch(line -> line.contains("<input>"));
      browser.look(400, 300, true, dir.resolve("look.png"));
      assertThat(dir.resolve("look.png")).isNotEmptyFile();
    }
  }

  @Test
  void walksWithTheKeyboardAndFindsWhatItCannotUse() throws Exception {
    Path page =
        Files.writeString(
            dir.resolve("walk.html"),
            """
            <!doctype html><html lang="en" data-ready="true"><title>Walk</title><style>.mute:focus { outline: none }</style>
            <a href="#here">Link</a><button>Sound</button><button class="mute">Mute</button>
            <button tabindex="2">First</button><button disabled>Off</button>
            <input onfocus="this.blur()" aria-label="Shy"></html>
            """);
    try (Browser browser = Browser.startOrSkip(dir.resolve("profile"))) {
      browser.open(page);
      assertThat(KeyboardWalk.problems(browser))
          .contains(
              "button \"First\" has a tabindex above 0",
              "button \"Mute\" does not show its focus",
              "input \"Shy\" is not reached")
          .noneMatch(line -> line.contains("Link") || line.contains("Sound"))
          .noneMatch(line -> line.contains("Off"));
    }
  }
}
