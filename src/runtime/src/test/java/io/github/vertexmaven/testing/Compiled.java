package io.github.vertexmaven.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes of a user's project, compiled while a test runs. */
public final class Compiled {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Kept, because to open the class path costs more than to compile a test's sources. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private Compiled() {}

  /** Compiles with {@code -parameters}, as the starter does. */
  public static Path into(Path folder, String... sources) {
    return with(List.of("-parameters"), folder, sources);
  }

  /** Compiles with these options, against the class path of the test and what is there already. */
  public static Path with(List<String> options, Path folder, String... sources) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-proc:none", "-d", folder.toString(), "-cp", folder + ":" + classPath()));
    List<Source> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(source));
    }
    StringWriter messages = new StringWriter();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (!COMPILER.getTask(messages, FILES, null, all, null, units).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    return folder;
  }

  /** Loads a class of a folder. */
  public static Class<?> load(Path folder, String name) {
    try {
      URL[] urls = {folder.toUri().toURL()};
      return new URLClassLoader(urls, Compiled.class.getClassLoader()).loadClass(name);
    } catch (MalformedURLException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the tests themselves. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + path(text)), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    private static String path(String text) {
      Matcher inPackage = PACKAGE.matcher(text);
      String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
      Matcher type = TYPE.matcher(text);
      if (!type.find()) {
        throw new IllegalArgumentException("no type in " + text);
      }
      return folder + type.group(1) + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
