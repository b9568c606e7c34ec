package io.github.vertexmaven.fork;

import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.RemoteTarget.Ambient;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import io.github.vertexmaven.core.service.VertexTarget;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the module as a goal does, in a JVM whose class path has nothing of Google's: in a class
 * loader of its own, under a parent that shows {@code core.service} and the JDK only.
 */
public final class LikeAGoal {

  /** Shows the one package that both sides share. */
  private static final class Border extends ClassLoader {
    Border() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.github.vertexmaven.core.service.")) {
        return LikeAGoal.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  private LikeAGoal() {}

  /**
   * Runs.
   *
   * @param args the file that lists the closure; the module's classes; what to do; addresses of
   *     Vertex AI, storage, logging; whether without TLS; the credentials
   */
  public static void main(String[] args) throws Exception {
    Set<String> before = threads();
    try (URLClassLoader loader = new URLClassLoader(closure(args), new Border())) {
      RemoteConnector connector =
          ServiceLoader.load(RemoteConnector.class, loader).iterator().next();
      long start = System.nanoTime();
      if (args[2].startsWith("digest=")) {
        System.out.println("digest " + images(connector).digest(args[2].substring(7)));
        return;
      }
      try (Remote remote = connector.connect(target(args))) {
        act(args[2], remote, start);
      } catch (RemoteException e) {
        System.out.println(e.kind() + ": " + e.getMessage());
      }
      System.out.println("took " + millisSince(start));
      System.out.println("left " + left(before));
    }
  }

  private static void act(String what, Remote remote, long start) {
    if (what.contains("connect")) {
      System.out.println("connected");
    }
    if (what.contains("jobs")) {
      System.out.println("submitted " + remote.jobs().submit(job()).jobId());
      System.out.println("first reply after " + millisSince(start));
      long second = System.nanoTime();
      remote.jobs().get("train-1");
      System.out.println("second reply after " + millisSince(second));
    }
    if (what.contains("objects")) {
      Upload upload = new Upload("gs://acme/a", new ByteContent(new byte[3]));
      System.out.println(
          "uploaded " + remote.objects().uploadMissing(List.of(List.of(upload)), (u, b) -> {}));
      System.out.println("problem " + remote.objects().problemWithBucket("acme"));
    }
    if (what.contains("logs")) {
      System.out.println("lines " + remote.logs().lines("7", Instant.EPOCH, 5, false).size());
    }
  }

  private static Images images(RemoteConnector connector) {
    return connector.images(
        new RegistryAccess(
            List.of(),
            System.getenv(),
            new Anonymous(),
            true,
            List.of(),
            Path.of(System.getProperty("user.home"))));
  }

  private static JobSubmission job() {
    return new JobSubmission(
        "train-1",
        new JobTemplate("Train", "{}", "gs://acme/runs", Map.of(), JobOptions.labelled(Map.of())));
  }

  private static VertexTarget target(String[] args) {
    Endpoints endpoints = new Endpoints(args[3], args[4], args[5], Boolean.parseBoolean(args[6]));
    return new VertexTarget("acme", "europe-west4", Optional.of(endpoints), credentials(args[7]));
  }

  private static RemoteTarget.Credentials credentials(String words) {
    if (words.equals("anonymous")) {
      return new Anonymous();
    }
    return words.equals("ambient")
        ? new Ambient(Optional.empty())
        : new KeyFile(Path.of(words), Optional.empty());
  }

  private static URL[] closure(String[] args) throws Exception {
    String jars = Files.readString(Path.of(args[0])).strip();
    return Stream.concat(Stream.of(args[1]), Stream.of(jars.split(File.pathSeparator)))
        .map(LikeAGoal::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static Set<String> left(Set<String> before) throws InterruptedException {
    Set<String> left = surplus(before);
    for (int i = 0; i < 1200 && !left.isEmpty(); i++) {
      Thread.sleep(100);
      left = surplus(before);
    }
    return left;
  }

  /** The JDK keeps idle HTTP connections with a thread of its own for some seconds. */
  private static Set<String> surplus(Set<String> before) {
    Set<String> now = threads();
    now.removeAll(before);
    now.remove("Keep-Alive-Timer");
    return now;
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
