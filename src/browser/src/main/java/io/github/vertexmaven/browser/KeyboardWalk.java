package io.github.vertexmaven.browser;

import java.util.ArrayList;
import java.util.List;

/** A walk through a page with the Tab key alone, as someone without a mouse makes it. */
public final class KeyboardWalk {

  private static final int LONGEST = 500;

  /**
   * Notes all visible elements that take part, with their looks while they have no focus. The look
   * of an element is its own and that of a few elements inside, because a box of a graph shows its
   * focus by the frame.
   */
  private static final String PREPARE =
      """
      window.walk = (() => {
        const look = each => [each, ...[...each.children].slice(0, 6)].map(part => {
          const style = getComputedStyle(part);
          return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
            style.backgroundColor, style.color, style.stroke, style.strokeWidth, style.textDecorationLine,
            style.clipPath, style.transform, style.left, style.top].join(' ');
        }).join('; ');
        const name = each => each.tagName.toLowerCase() + ' "' + (each.getAttribute('aria-label')
          || each.innerText || each.value || each.id || '').trim().replace(/\\s+/g, ' ').slice(0, 60) + '"';
        const takesPart = each => each.tabIndex >= 0 && !each.disabled && !each.closest('[inert]')
          && each.checkVisibility({visibilityProperty: true})
          && !(each.type === 'radio' && !each.checked
            && document.querySelector('input[type=radio][name="' + each.name + '"]:checked'));
        // Without this, Tab begins where the focus was last.
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
        // A page that scrolls smoothly is at its place only later.
        document.documentElement.style.scrollBehavior = 'auto';
        window.scrollTo(0, 0);
        const root = document.querySelector('dialog[open]') || document;
        const stops = [...root.querySelectorAll('*')].filter(each =>
          each.matches('a[href], button, input, select, textarea, summary, [tabindex]') && takesPart(each));
        const calm = new Map(stops.map(each => [each, look(each)]));
        const met = new Set();
        return {
          stops,
          odd: () => stops.filter(each => each.tabIndex > 0).map(each => name(each) + ' has a tabindex above 0'),
          missed: () => stops.filter(each => !met.has(each) && each.isConnected && takesPart(each))
            .map(each => name(each) + ' is not reached'),
          step: () => {
            const here = document.activeElement;
            if (!here || here === document.body || here === document.documentElement) return 'end';
            if (met.has(here)) return 'again';
            met.add(here);
            const wrong = [];
            const place = here.getBoundingClientRect();
            if (place.bottom < 0 || place.top > innerHeight || place.right < 0 || place.left > innerWidth) {
              wrong.push('is out of sight');
            }
            if (calm.has(here) && calm.get(here) === look(here)) wrong.push('does not show its focus');
            return wrong.map(each => name(here) + ' ' + each).join('\\n');
          }
        };
      })(), window.walk.stops.length
      """;

  private KeyboardWalk() {}

  /**
   * What is wrong for the keyboard in what the page shows now, one line each: elements that Tab
   * does not reach, that do not show their focus, or that stay out of sight; and a walk without an
   * end.
   */
  public static List<String> problems(Browser browser) throws Exception {
    int stops = Integer.parseInt(browser.text("(" + PREPARE.strip() + ")"));
    List<String> problems = new ArrayList<>(lines(browser.text("window.walk.odd().join('\\n')")));
    if (stops == 0) {
      problems.add("nothing on the page takes part");
    }
    for (int i = 0; i <= LONGEST; i++) {
      browser.press("Tab");
      String found = browser.text("window.walk.step()");
      if (found.equals("end") || found.equals("again")) {
        problems.addAll(lines(browser.text("window.walk.missed().join('\\n')")));
        return problems;
      }
      problems.addAll(lines(found));
    }
    problems.add("the walk has no end");
    return problems;
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}
