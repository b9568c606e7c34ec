package io.github.vertexmaven.docs.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules that are released, with those of ours that each has as a dependency. */
final class ModuleMap {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern OURS = Pattern.compile("<artifactId>(vertexai-[^<]+)</artifactId>");

  private ModuleMap() {}

  /** Reads the POMs. */
  static Map<String, Set<String>> of(Path top) throws IOException {
    Map<String, Set<String>> modules = new TreeMap<>();
    Matcher module = MODULE.matcher(Files.readString(top.resolve("pom.xml")));
    while (module.find()) {
      String pom = Files.readString(top.resolve(module.group(1)).resolve("pom.xml"));
      if (!pom.contains("<maven.deploy.skip>true")) {
        modules.put(artifact(pom.replaceFirst("(?s)<parent>.*?</parent>", "")), dependencies(pom));
      }
    }
    modules.values().forEach(others -> others.retainAll(modules.keySet()));
    return modules;
  }

  private static Set<String> dependencies(String pom) {
    Set<String> found = new TreeSet<>();
    Matcher dependency = DEPENDENCY.matcher(pom);
    while (dependency.find()) {
      String text = dependency.group(1);
      if (text.contains("<groupId>io.github.vertexmaven</groupId>")
          && !text.contains("<scope>test</scope>")) {
        found.add(artifact(text));
      }
    }
    return found;
  }

  private static String artifact(String text) {
    Matcher name = OURS.matcher(text);
    if (!name.find()) {
      throw new IllegalStateException("no module of ours: " + text);
    }
    return name.group(1);
  }
}
