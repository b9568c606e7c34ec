package io.github.vertexmaven.core.service.connect;

import java.util.List;

/** Options for JVMs that run libraries as they are. */
public final class QuietJvm {

  private static final int COMPLAINS = 24;

  private QuietJvm() {}

  /** Since Java 24 the JVM complains when libraries use what these options allow. */
  public static List<String> options(int release) {
    return release < COMPLAINS
        ? List.of()
        : List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }
}
