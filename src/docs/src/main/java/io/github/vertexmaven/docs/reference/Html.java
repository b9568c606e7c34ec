package io.github.vertexmaven.docs.reference;

/** Text as HTML and back. */
final class Html {

  private Html() {}

  static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String code(String plain) {
    return "<code>" + text(plain) + "</code>";
  }

  /** On one line: a blank one would end it, in Markdown. */
  static String oneLine(String html) {
    return html.replaceAll("\\s*\\R\\s*", " ").strip();
  }

  static String plain(String html) {
    return oneLine(html.replaceAll("<[^>]+>", ""))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  /** Cut behind the first sentence. */
  static String firstSentence(String html) {
    String line = oneLine(html.replaceAll("<p>", "\n<p>"));
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
