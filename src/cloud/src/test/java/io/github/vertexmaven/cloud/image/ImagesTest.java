package io.github.vertexmaven.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.core.service.BuiltImage;
import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.service.ImageBuild.Entry;
import io.github.vertexmaven.core.service.ImageBuild.Layer;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real registry. */
class ImagesTest {

  private static final int LARGE = 400_000;

  @TempDir static Path registries;
  private static LocalRegistry open;
  private static LocalRegistry locked;

  @TempDir Path dir;
  private LocalRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    open = LocalRegistry.open(Files.createDirectory(registries.resolve("open")));
    locked = LocalRegistry.locked(Files.createDirectory(registries.resolve("locked")));
  }

  @AfterAll
  static void stop() {
    Stream.of(open, locked).filter(Objects::nonNull).forEach(LocalRegistry::close);
  }

  /** A repository of this test's own. */
  private String name(String host) {
    return host + "/team/" + dir.getFileName().toString().toLowerCase(Locale.ROOT) + ":1";
  }

  private Images images(Login... logins) {
    return images(true, List.of(), logins);
  }

  private Images images(boolean insecure, List<Proxy> proxies, Login... logins) {
    return new JibImages(
        new RegistryAccess(
            List.of(logins),
            Map.of("HOME", dir.toString()),
            new Anonymous(),
            insecure,
            proxies,
            dir.resolve("cache")));
  }

  private static Images.Progress quiet() {
    return progress(new ArrayList<>());
  }

  private static Images.Progress progress(List<Integer> percents) {
    return new Images.Progress() {
      @Override
      public void at(int percent, List<String> underWay) {
        percents.add(percent);
      }

      @Override
      public void detail(String line) {}
    };
  }

  private ImageBuild build(String host, Path folder, String code) throws IOException {
    Files.createDirectories(folder);
    Path library = folder.resolve("library.jar");
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    Files.write(library, bytes);
    Path classes = Files.writeString(folder.resolve("classes.jar"), code);
    return new ImageBuild(
        ImageBuild.SCRATCH,
        name(host),
        List.of("code-1"),
        List.of(
            new Layer("dependencies", List.of(new Entry(library, "/app/jars/library.jar", false))),
            new Layer("nothing", List.of()),
            new Layer("classes", List.of(new Entry(classes, "/app/jars/classes.jar", false)))),
        Optional.of("1000:1000"),
        "/app",
        Map.of("team", "flights"),
        Instant.EPOCH);
  }

  private RemoteException refused(Images images, ImageBuild build) {
    return catchThrowableOfType(RemoteException.class, () -> images.push(build, quiet()));
  }

  @Test
  void pushesOnlyWhatChanged() throws Exception {
    registry = open;
    List<Integer> percents = Collections.synchronizedList(new ArrayList<>());
    BuiltImage first = images().push(build(registry.host(), dir, "one"), progress(percents));
    BuiltImage second = images().push(build(registry.host(), dir, "two"), quiet());
    BuiltImage third = images().push(build(registry.host(), dir, "two"), quiet());

    assertThat(percents).isNotEmpty().contains(100);
    assertThat(first).extracting(BuiltImage::layers, BuiltImage::sentLayers).containsExactly(3, 3);
    assertThat(first.sentBytes()).isGreaterThan(LARGE);
    assertThat(second.sentLayers()).isEqualTo(2);
    assertThat(second.sentBytes()).isLessThan(3_000);
    assertThat(third.sentLayers()).isZero();
    assertThat(images().digest(name(registry.host()).replaceFirst(":1$", ":code-1")))
        .contains(third.digest());
    assertThat(third.digest()).isEqualTo(second.digest()).isNotEqualTo(first.digest());
    assertThat(images().digest(name(registry.host()))).contains(third.digest());
    assertThat(images().digest(name(registry.host()).replaceFirst(":1$", ":2"))).isEmpty();
  }

  @Test
  void buildsTheSameBytesAtOtherTimesAndPlaces() throws Exception {
    registry = open;
    ImageBuild here = build(registry.host(), dir.resolve("here"), "one");
    ImageBuild there = build(registry.host(), dir.resolve("some where/else"), "one");
    for (Layer layer : there.layers()) {
      for (Entry entry : layer.files()) {
        Files.setLastModifiedTime(entry.file(), FileTime.fromMillis(86_400_000L));
      }
    }
    assertThat(images().push(there, quiet()).digest())
        .isEqualTo(images().push(here, quiet()).digest());
  }

  @Test
  void buildsUponABaseImageOfTheRegistry() throws Exception {
    registry = open;
    ImageBuild base = build(registry.host(), dir.resolve("base"), "base");
    images().push(base, quiet());
    ImageBuild build = build("ignored", dir, "mine");
    ImageBuild upon =
        new ImageBuild(
            base.image(),
            registry.host() + "/team/upon:1",
            List.of(),
            build.layers().subList(2, 3),
            Optional.empty(),
            "/app",
            Map.of(),
            Instant.EPOCH);
    BuiltImage built = images().push(upon, quiet());
    assertThat(images().digest(upon.image())).contains(built.digest());
    Eventually.holds(
        () ->
            assertThat(registry.requests())
                .filteredOn(request -> request.contains("/v2/team/upon/manifests/1"))
                .isNotEmpty());
  }

  @Test
  void writesAFileWithoutAnyRegistry() throws Exception {
    Path tar = dir.resolve("image.tar");
    BuiltImage built = images().write(build("ghcr.io", dir, "one"), tar, quiet());
    assertThat(tar).isNotEmptyFile();
    assertThat(built.digest()).matches("sha256:[0-9a-f]{64}");
    assertThat(built.sentLayers()).isZero();
    Path again = dir.resolve("again.tar");
    images().write(build("ghcr.io", dir.resolve("again"), "one"), again, quiet());
    assertThat(again).hasSameBinaryContentAs(tar);
  }

  @Test
  void saysWhereItLookedForCredentials() throws Exception {
    registry = locked;
    RemoteException fault = refused(images(), build(registry.host(), dir, "one"));
    assertThat(fault.kind()).isEqualTo(Kind.NO_CREDENTIALS);
    assertThat(fault)
        .hasMessage(
            "The registry "
                + registry.host()
                + " does not accept the credentials: no credentials for it were found. Add a <server> with the"
                + " registry's host as <id> to settings.xml, set VERTEXAI_REGISTRY_USER and"
                + " VERTEXAI_REGISTRY_PASSWORD, or log in with docker login.");
  }

  @Test
  void saysWhosePasswordIsWrong() throws Exception {
    registry = locked;
    Login wrong = new Login(registry.host(), LocalRegistry.USER, "guess", "settings.xml");
    RemoteException fault = refused(images(wrong), build(registry.host(), dir, "one"));
    assertThat(fault.kind()).isEqualTo(Kind.NO_CREDENTIALS);
    assertThat(fault)
        .hasMessage(
            "The registry "
                + registry.host()
                + " does not accept the credentials: name or password from settings.xml are wrong.")
        .hasMessageNotContaining("guess");
  }

  @Test
  void logsInWithWhatItIsGivenOrWithWhatDockerKnows() throws Exception {
    registry = locked;
    ImageBuild build = build(registry.host(), dir, "one");
    Login right =
        new Login(registry.host(), LocalRegistry.USER, LocalRegistry.PASSWORD, "settings.xml");
    BuiltImage pushed = images(right).push(build, quiet());

    String auth =
        Base64.getEncoder()
            .encodeToString((LocalRegistry.USER + ":" + LocalRegistry.PASSWORD).getBytes());
    Files.createDirectories(dir.resolve(".docker"));
    Files.writeString(
        dir.resolve(".docker/config.json"),
        "{\"auths\":{\"" + registry.host() + "\":{\"auth\":\"" + auth + "\"}}}");
    assertThat(images().digest(build.image())).contains(pushed.digest());
  }

  @Test
  void refusesARegistryThatNobodyVouchesFor() throws Exception {
    registry = locked;
    Images strict = images(false, List.of());
    RemoteException fault = refused(strict, build(registry.host(), dir, "one"));
    assertThat(fault.kind()).isEqualTo(Kind.INVALID);
    assertThat(fault)
        .hasMessage(
            "The registry "
                + registry.host()
                + " does not speak HTTPS with a certificate that this machine trusts; if it is"
                + " yours, set run_config.build.allow_insecure_registries: true.");
  }

  @Test
  void triesAgainWhenAConnectionBreaksOff() throws Exception {
    registry = open;
    try (Wire wire = Wire.to(registry.portNumber())) {
      ImageBuild build = build("127.0.0.1:" + wire.port(), dir, "one");
      wire.cutOnceAfter(LARGE / 2);
      BuiltImage whole = images().push(build, quiet());
      assertThat(wire.sent()).isGreaterThan(LARGE + LARGE / 2);
      assertThat(images().digest(name(registry.host()))).contains(whole.digest());
    }
  }

  @Test
  void goesOnWhereAPushBrokeOff() throws Exception {
    registry = open;
    try (Wire wire = Wire.to(registry.portNumber())) {
      ImageBuild build = build("127.0.0.1:" + wire.port(), dir, "one");
      wire.breakAfter(LARGE / 2);
      RemoteException fault = refused(images(), build);
      assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(fault)
          .hasMessageStartingWith(
              "The registry 127.0.0.1:"
                  + wire.port()
                  + " was not reached: the connection was lost (502 Bad Gateway ")
          .hasMessageEndingWith("); run the goal again, it does not upload the same layers twice.");
      assertThat(images().digest(name(registry.host()))).isEmpty();

      wire.mend();
      BuiltImage whole = images().push(build, quiet());
      assertThat(whole.sentLayers()).isBetween(1, 3);
      assertThat(images().digest(name(registry.host()))).contains(whole.digest());
    }
  }

  @Test
  void goesByAProxyThatWantsAPassword() throws Exception {
    registry = locked;
    Login login =
        new Login(registry.host(), LocalRegistry.USER, LocalRegistry.PASSWORD, "settings.xml");
    try (Wire wire = Wire.proxy()) {
      Proxy proxy =
          new Proxy(
              "https",
              "127.0.0.1",
              wire.port(),
              Optional.of("bob"),
              Optional.of("secret"),
              List.of("*.acme.com"));
      images(true, List.of(proxy), login).push(build(registry.host(), dir, "one"), quiet());
      assertThat(wire.heads()).contains("CONNECT " + registry.host() + " HTTP/1.1");

      int before = wire.heads().size();
      Proxy direct =
          new Proxy(
              "https",
              "127.0.0.1",
              wire.port(),
              Optional.empty(),
              Optional.empty(),
              List.of("127.*"));
      images(true, List.of(direct), login).push(build(registry.host(), dir, "two"), quiet());
      assertThat(wire.heads()).hasSize(before);
    }
  }

  @Test
  void saysThatThereIsNoSuchBaseImage() throws Exception {
    registry = open;
    ImageBuild build = build(registry.host(), dir, "one");
    ImageBuild upon =
        new ImageBuild(
            registry.host() + "/no/such:9",
            build.image(),
            List.of(),
            build.layers(),
            Optional.empty(),
            "/",
            Map.of(),
            Instant.EPOCH);
    RemoteException fault = refused(images(), upon);
    assertThat(fault.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(fault)
        .hasMessage(
            "The base image "
                + registry.host()
                + "/no/such:9 is not in its registry: correct run_config.build.base_image.");
  }

  @Test
  void refusesWhatIsNoName() {
    RemoteException fault =
        catchThrowableOfType(RemoteException.class, () -> images().digest("My Image"));
    assertThat(fault)
        .hasMessage(
            "'My Image' is not the name of an image, such as"
                + " europe-west1-docker.pkg.dev/my-project/my-repository/my-image:1.0.");
  }

  @Test
  void handsTokensToGoogleOnly() {
    assertThat(List.of("europe-west1-docker.pkg.dev", "gcr.io", "eu.gcr.io"))
        .allMatch(Logins::isGoogles);
    assertThat(List.of("evilgcr.io", "pkg.dev.example.com", "ghcr.io", "127.0.0.1:5000"))
        .noneMatch(Logins::isGoogles);
  }
}
