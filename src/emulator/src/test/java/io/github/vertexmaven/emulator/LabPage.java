package io.github.vertexmaven.emulator;

import io.github.vertexmaven.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A browser at the page of a lab. */
final class LabPage implements AutoCloseable {

  private final Browser browser;
  private final PageHands hands;
  private final Lab lab;
  private int openings;

  private LabPage(Browser browser, Lab lab) {
    this.browser = browser;
    this.hands = new PageHands(browser);
    this.lab = lab;
  }

  /** Opens a lab. */
  interface Labs {

    Lab open() throws Exception;
  }

  /**
   * Skips the test where no browser is installed.
   *
   * @param dir where the browser keeps what it knows
   */
  static LabPage open(Path dir, Labs labs) throws Exception {
    Browser browser = Browser.startOrSkip(dir.resolve("profile"));
    try {
      return new LabPage(browser, labs.open());
    } catch (Exception e) {
      browser.close();
      throw e;
    }
  }

  Browser browser() {
    return browser;
  }

  PageHands hands() {
    return hands;
  }

  Lab lab() {
    return lab;
  }

  String address(String rest) {
    return "http://" + lab.httpAddress() + "/" + rest;
  }

  /** Opens it anew; milliseconds until it is shown. */
  double open(String rest) throws Exception {
    openings++;
    return browser.open(URI.create(address("?" + openings + rest)));
  }

  /** By the link that goals open; from then on the browser has a cookie. */
  void showToken(String rest) throws Exception {
    browser.run("location.assign('" + address("?token=" + lab.token()) + rest + "')");
    browser.await("location.search === '' && document.documentElement?.dataset.ready === 'true'");
  }

  @Override
  public void close() throws IOException {
    lab.close();
    browser.close();
  }
}
