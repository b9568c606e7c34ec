package io.github.vertexmaven.docs.checks;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler. */
final class Javac {

  /**
   * A source.
   *
   * @param from where its first line was written
   */
  static final class Source extends SimpleJavaFileObject {

    private final String from;
    private final int line;
    private final String text;

    Source(String name, String from, int line, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.from = from;
      this.line = line;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String name, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private Javac() {}

  /** What javac says of the sources as errors; classes go into the folder. */
  static List<String> compile(List<? extends JavaFileObject> sources, String classPath, Path to) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    COMPILER
        .getTask(
            null,
            null,
            said,
            List.of(
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                to.toString()),
            null,
            sources)
        .call();
    return errors(said);
  }

  /** Whether it is Java as it stands. */
  static boolean parses(Source source) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            COMPILER.getTask(null, null, said, List.of("--release", "17"), null, List.of(source));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return errors(said).isEmpty();
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> said) {
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(at(each) + ": " + each.getMessage(Locale.ENGLISH));
      }
    }
    return errors;
  }

  private static String at(Diagnostic<? extends JavaFileObject> said) {
    if (said.getSource() instanceof Source source) {
      return source.from + ":" + (said.getLineNumber() + source.line);
    }
    return said.getSource() == null ? "javac" : said.getSource().getName();
  }
}
