package io.github.vertexmaven.boot;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Starts a task from its launch jar. The jars that the task needs are listed in it, relative to its
 * own place. When that is a bucket mounted as a folder they are copied to local disk first, because
 * random reads over such a mount are slow.
 */
public final class Boot {

  /** Marks the jars that hold the project's own classes. */
  private static final char OWN = '+';

  /** Tells the launcher which jars those are, on this machine. */
  private static final String OWN_JARS = "vertexai.own.jars";

  /** Tells the launcher where what was shipped lies: in the bucket, or in the image. */
  private static final String CODE_FOLDER = "vertexai.code.folder";

  private static final String JARS = "/META-INF/vertexai/jars";
  private static final String RUN_TASK = "io.github.vertexmaven.launcher.RunTask";

  /** Begins the arguments where a file is to be looked into, and no task is to run. */
  private static final String PREVIEW = "--preview";

  private static final String PREVIEW_DATA = "io.github.vertexmaven.launcher.PreviewData";

  private static final String REHEARSAL = "io.github.vertexmaven.launcher.Rehearsal";

  /** What only Kubeflow Pipelines is told, which brings files to the place of the mount. */
  private static final String BROUGHT = "--pipeline-name";

  /** Where Vertex AI mounts the buckets. */
  private static final Path MOUNT = Path.of("/gcs");

  private Boot() {}

  /** Hands its arguments to the launcher. */
  public static void main(String[] given) throws Throwable {
    String[] args = given;
    if (!Characters.areUndamaged()) {
      Characters.printAll();
      args = Characters.of(given);
    }
    Path launchJar = launchJar();
    List<Path> jars = new ArrayList<>();
    List<String> names = names();
    for (String name : names) {
      jars.add(launchJar.resolveSibling(isOwn(name) ? name.substring(1) : name));
    }
    if (launchJar.startsWith(MOUNT) && !Arrays.asList(args).contains(BROUGHT)) {
      jars = JarCopy.toLocalDisk(jars, Files.createTempDirectory("vertexai-jars"));
    }
    endIfMissing(jars, launchJar);
    System.setProperty(OWN_JARS, own(names, jars));
    System.setProperty(CODE_FOLDER, launchJar.getParent().toString());
    URLClassLoader loader = loader(launchJar, jars);
    Thread.currentThread().setContextClassLoader(loader);
    if (args.length > 0 && args[0].equals(PREVIEW)) {
      run(loader, PREVIEW_DATA, args);
      return;
    }
    run(
        loader,
        RUN_TASK,
        Waiting.isAskedFor(args) ? Waiting.arguments(() -> rehearse(loader)) : args);
  }

  private static Object rehearse(ClassLoader loader) throws Exception {
    return loader
        .loadClass(REHEARSAL)
        .getMethod("run", ClassLoader.class, BooleanSupplier.class)
        .invoke(null, loader, (BooleanSupplier) Waiting::isOver);
  }

  /** Ends with a sentence instead of a stack trace. */
  private static void endIfMissing(List<Path> jars, Path launchJar) {
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        System.err.println(
            jar
                + " is missing beside "
                + launchJar
                + ". Deploy the project again to stage its code.");
        System.exit(1);
      }
    }
  }

  private static boolean isOwn(String name) {
    return name.charAt(0) == OWN;
  }

  private static String own(List<String> names, List<Path> jars) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (isOwn(names.get(i))) {
        own.add(jars.get(i).toString());
      }
    }
    return String.join(File.pathSeparator, own);
  }

  private static Path launchJar() throws URISyntaxException {
    return Path.of(Boot.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toAbsolutePath();
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream in = Boot.class.getResourceAsStream(JARS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        names.add(line);
      }
    }
    return names;
  }

  /**
   * The launch jar itself comes last: it has the task's description. The loader has no name, which
   * would stand in every line of a stack trace.
   */
  private static URLClassLoader loader(Path launchJar, List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    urls.add(launchJar.toUri().toURL());
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static void run(ClassLoader loader, String program, String[] args) throws Throwable {
    try {
      loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
