package io.github.vertexmaven.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of WCAG 2.2, levels A and AA, as IBM's Equal Access engine checks them. The engine is
 * the npm package {@code accessibility-checker-engine}, installed globally.
 */
public final class Accessibility {

  private Accessibility() {}

  /** Whether the engine is there. */
  public static boolean isInstalled() {
    return AccessibilityEngine.file().isPresent();
  }

  /**
   * What the page that is shown now breaks, one line each: rule, place, message, and the element.
   * Hidden elements are not looked at, so each state of a page wants its own call.
   *
   * @throws IOException if the engine is not installed or fails
   */
  public static List<String> violations(Browser browser) throws Exception {
    if (browser.text("typeof ace").equals("undefined")) {
      Path engine =
          AccessibilityEngine.file()
              .orElseThrow(() -> new IOException("the rules are not installed"));
      // The engine declares one variable; the page's own scripts see nothing of it but that.
      browser.text("(0, eval)(" + quoted(Files.readString(engine)) + "), 0");
    }
    String report =
        browser.answer(
            "new ace.Checker().check(document, ['WCAG_2_2']).then(report => JSON.stringify("
                + "report.results.filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL')"
                + ".map(r => ({rule: r.ruleId, path: r.path.dom, message: r.message,"
                + " snippet: r.snippet}))))");
    List<String> violations = new ArrayList<>();
    for (JsonElement each : JsonParser.parseString(report).getAsJsonArray()) {
      violations.add(line(each.getAsJsonObject()));
    }
    return violations;
  }

  private static String line(JsonObject violation) {
    return violation.get("rule").getAsString()
        + " at "
        + violation.get("path").getAsString()
        + ": "
        + violation.get("message").getAsString()
        + " "
        + violation.get("snippet").getAsString();
  }

  private static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }
}
