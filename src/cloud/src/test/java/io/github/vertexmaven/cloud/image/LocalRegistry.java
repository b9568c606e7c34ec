package io.github.vertexmaven.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Docker's own registry on a free port of loopback, as Debian's package docker-registry has it. */
public final class LocalRegistry implements AutoCloseable {

  static final String USER = "alice";
  static final String PASSWORD = "sesame";

  /** Of {@link #PASSWORD}, as htpasswd -B makes it. */
  private static final String HASH = "$2y$05$obr7T.Jv6hGyZ7VOGHGC7urkLIGVH2d.cy4an9pk8aHmbo79melfK";

  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private final Process process;
  private final Path log;
  private final Path storage;
  private final int port;

  private LocalRegistry(Path folder, String config) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("registry.yml"), config);
    log = folder.resolve("registry.log");
    storage = folder.resolve("storage");
    process =
        new ProcessBuilder(program(), "serve", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    port = port();
  }

  /** One that anybody may use, without TLS. */
  static LocalRegistry open(Path folder) throws Exception {
    return new LocalRegistry(folder, config(folder));
  }

  /** One that wants a password, with a certificate of its own making. */
  public static LocalRegistry locked(Path folder) throws Exception {
    Path passwords = Files.writeString(folder.resolve("htpasswd"), USER + ":" + HASH + "\n");
    writeCertificate(folder);
    String tls =
        "  tls:\n    certificate: "
            + folder.resolve("cert.pem")
            + "\n    key: "
            + folder.resolve("key.pem")
            + "\n";
    String auth = "auth:\n  htpasswd:\n    realm: test\n    path: " + passwords + "\n";
    return new LocalRegistry(folder, config(folder) + tls + auth);
  }

  private static String config(Path folder) {
    return "version: 0.1\nlog:\n  level: info\nstorage:\n  filesystem:\n    rootdirectory: "
        + folder.resolve("storage")
        + "\nhttp:\n  addr: 127.0.0.1:0\n";
  }

  /** The registry has to be there on a build server; elsewhere its tests are left out. */
  private static String program() {
    String found =
        Stream.of("/usr/bin/docker-registry", "/usr/local/bin/docker-registry")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst()
            .orElse("");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as("docker-registry: apt-get install docker-registry").isNotEmpty();
    }
    Assumptions.assumeFalse(
        found.isEmpty(), "docker-registry is not installed: apt-get install docker-registry");
    return found;
  }

  private int port() throws IOException {
    Eventually.is(() -> !process.isAlive() || listening().isPresent());
    Optional<Integer> port = listening();
    if (port.isEmpty()) {
      close();
      throw new IllegalStateException("the registry did not start:\n" + Files.readString(log));
    }
    return port.get();
  }

  private Optional<Integer> listening() throws IOException {
    Matcher listening = LISTENING.matcher(Files.readString(log));
    return listening.find() ? Optional.of(Integer.parseInt(listening.group(1))) : Optional.empty();
  }

  private static void writeCertificate(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=registry",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(STORE_PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD);
    Key key = keys.getKey("registry", STORE_PASSWORD);
    writePem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
    writePem(
        folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("registry").getEncoded());
  }

  private static void writePem(Path file, String what, byte[] bytes) throws IOException {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** Host and port. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  int portNumber() {
    return port;
  }

  /** What it was asked, a line each: {@code PUT /v2/app/manifests/1}. */
  List<String> requests() {
    List<String> requests = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(log)) {
        Matcher request =
            Pattern.compile("\"(\\w+ /v2/[^ ?\"]*)[^\"]* HTTP/1.1\" (\\d+)").matcher(line);
        if (request.find()) {
          requests.add(request.group(1) + " " + request.group(2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return requests;
  }

  /** The folder of its blobs. */
  Path storage() {
    return storage;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
