package io.github.vertexmaven;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a user's project while a test runs. */
public final class Javac {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Kept, because to open the class path costs more than to compile a test's sources. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private Javac() {}

  /** Sources by simple class name, in the package {@code acme}, with our annotations imported. */
  public static Path into(Path folder, Map<String, String> sources) {
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-g", "-parameters", "-proc:none", "-d", folder.toString(), "-cp", classPathText());
    if (!task(messages, options, units).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    return folder;
  }

  /** What compiles these sources with these options, and says there what is wrong. */
  public static JavaCompiler.CompilationTask task(
      Writer messages, List<String> options, List<? extends JavaFileObject> sources) {
    return COMPILER.getTask(messages, FILES, null, options, null, sources);
  }

  /** The class path of the tests, the runtime's classes included. */
  public static List<Path> classPath() {
    return Arrays.stream(classPathText().split(java.io.File.pathSeparator)).map(Path::of).toList();
  }

  private static String classPathText() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String body) {
      super(URI.create("string:///acme/" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text =
          "package acme; import io.github.vertexmaven.annotation.*;"
              + " import io.github.vertexmaven.pipeline.*; import java.util.*;\n"
              + body;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
