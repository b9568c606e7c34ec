package io.github.vertexmaven.maven;

import org.apache.maven.execution.MavenSession;

/** Whether Maven colors what it prints: {@code -B}, {@code -l} and {@code style.color} decide. */
final class MavenColors {

  private MavenColors() {}

  /** Maven keeps its decision in the library that colors; Maven 4 in a class of its own. */
  static boolean areOn(MavenSession session) {
    if ("never".equals(property(session))) {
      return false;
    }
    ClassLoader maven = session.getClass().getClassLoader();
    return said(maven, "org.fusesource.jansi.Ansi", "isEnabled")
        || said(maven, "org.apache.maven.jline.MessageUtils", "isColorEnabled");
  }

  private static String property(MavenSession session) {
    return session
        .getUserProperties()
        .getProperty("style.color", session.getSystemProperties().getProperty("style.color"));
  }

  private static boolean said(ClassLoader maven, String type, String method) {
    try {
      return (boolean) Class.forName(type, true, maven).getMethod(method).invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }
}
