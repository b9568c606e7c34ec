package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import java.nio.file.Path;

/** What somebody does on a page, and sees. */
final class PageHands {

  /** Stays after the tests, for people to look at. */
  private static final Path PICTURES = Path.of("target", "pages");

  private final Browser browser;

  PageHands(Browser browser) {
    this.browser = browser;
  }

  int count(String selector) throws Exception {
    return Integer.parseInt(browser.text("document.querySelectorAll('" + selector + "').length"));
  }

  String words(String selector) throws Exception {
    return browser.text("document.querySelector('" + selector + "')?.innerText");
  }

  void awaitWords(String selector, String words) throws Exception {
    browser.await(
        "document.querySelector('" + selector + "')?.innerText.includes('" + words + "') === true");
  }

  void click(String selector) throws Exception {
    browser.await("document.querySelector('" + selector + "') !== null");
    browser.run(
        "document.querySelector('"
            + selector
            + "').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
  }

  void press(String words) throws Exception {
    String button =
        "[...document.querySelectorAll('button')].find(b => b.innerText === '" + words + "')";
    browser.await(button + " !== undefined");
    browser.run(button + ".click()");
  }

  void box(String words) throws Exception {
    String box =
        "[...document.querySelectorAll('.box')].find(b => b.getAttribute('aria-label').includes('"
            + words
            + "'))";
    browser.await(box + " !== undefined");
    browser.run(box + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
  }

  void type(String selector, String words) throws Exception {
    browser.run(
        "const f = document.querySelector('"
            + selector
            + "'); f.value = '"
            + words
            + "'; f.dispatchEvent(new Event(f.tagName === 'SELECT' ? 'change' : 'input'));");
  }

  void tab(String words) throws Exception {
    String tab =
        "[...document.querySelectorAll('[role=tab]')].find(t => t.innerText === '" + words + "')";
    browser.run(tab + ".click()");
  }

  void glance(String name) throws Exception {
    browser.look(1360, 860, false, PICTURES.resolve(name + "-light.png"));
  }

  void look(String name) throws Exception {
    glance(name);
    browser.look(1360, 860, true, PICTURES.resolve(name + "-dark.png"));
    browser.look(390, 844, false, PICTURES.resolve(name + "-phone.png"));
    browser.resize(1360, 860, false);
  }

  /** The rules of WCAG. */
  void accessible() throws Exception {
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  /** Contrast alone differs: what is on these states of the page is on the others too. */
  void accessibleInDarkToo() throws Exception {
    browser.resize(1360, 860, true);
    accessible();
    browser.resize(1360, 860, false);
    accessible();
  }
}
