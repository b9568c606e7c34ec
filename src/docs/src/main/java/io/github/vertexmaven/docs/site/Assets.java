package io.github.vertexmaven.docs.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Styles and scripts. */
final class Assets {

  /** What colours code, in the order in which its parts need each other. */
  private static final List<String> PRISM =
      List.of("core", "markup", "clike", "java", "yaml", "bash", "properties", "json", "sql");

  private Assets() {}

  /** All of them, by their path in the site. */
  static Map<String, String> all() throws IOException {
    Map<String, String> assets = new TreeMap<>();
    assets.put("site.css", own("site.css"));
    assets.put("site.js", own("site.js"));
    assets.put("code.js", prism());
    assets.put("search.js", lunr());
    return assets;
  }

  private static String lunr() throws IOException {
    String folder = webjar("lunr");
    return "/* lunr\n" + read(folder + "LICENSE").strip() + "\n*/\n" + read(folder + "lunr.min.js");
  }

  private static String prism() throws IOException {
    String folder = webjar("prismjs");
    StringBuilder script = new StringBuilder();
    script.append("/* Prism\n").append(read(folder + "LICENSE").strip()).append("\n*/\n");
    script.append("window.Prism = {manual: true};\n");
    for (String part : PRISM) {
      script.append(read(folder + "components/prism-" + part + ".min.js")).append('\n');
    }
    return script.toString();
  }

  /** The folder of a webjar, whose version its own POM says. */
  private static String webjar(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Assets.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      properties.load(in);
    }
    return "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/";
  }

  static String own(String name) throws IOException {
    return read("/io/github/vertexmaven/docs/site/" + name);
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " does not exist");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
