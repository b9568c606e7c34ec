package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are not in order: a sentence each, without waiting. */
class CertificatesTest {

  private static final String ASK = ": ask the owner of the installation.";

  @TempDir Path dir;

  private final Lent lent = new Lent();
  private FakeKubeflow server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private Remote open(TestAuthority authority, Path caFile) throws Exception {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
    server = new FakeKubeflow(https, api -> api);
    return new KubeflowClient(Installations.QUICK)
        .connect(
            Installations.target(
                server.address(), new KubeflowLogin.None(), new Trust(Optional.of(caFile), false)),
            lent);
  }

  private void refused(TestAuthority authority, String message) throws Exception {
    try (Remote remote = open(authority, authority.caFile())) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .isInstanceOfSatisfying(
              RemoteException.class,
              e ->
                  org.assertj.core.api.Assertions.assertThat(e.kind())
                      .isEqualTo(RemoteException.Kind.INVALID))
          .hasMessageMatching(message);
    }
  }

  @Test
  void oneThatHasExpired() throws Exception {
    refused(
        TestAuthority.in(dir, "-startdate", "-3d", "-validity", "1"),
        "The certificate of localhost, or of the authority that signed it, has expired" + ASK);
  }

  @Tag("slow")
  @Test
  void oneThatIsNotValidYet() throws Exception {
    refused(
        TestAuthority.in(dir, "-startdate", "+3d", "-validity", "5"),
        "The certificate of localhost is not valid yet \\(NotBefore: .+\\): check the clock of this"
            + " machine\\.");
  }

  @Tag("slow")
  @Test
  void oneForAnotherName() throws Exception {
    refused(
        TestAuthority.in(dir, "-ext", "san=dns:other.test"),
        "The certificate of localhost is for another name \\(No subject alternative DNS name"
            + " matching localhost found\\.\\): set host to the name in the certificate\\.");
  }

  @Test
  void anAuthorityThatHasExpired() throws Exception {
    TestAuthority old = TestAuthority.in(dir, List.of("-startdate", "-3d", "-validity", "1"));
    assertThatThrownBy(() -> open(old, old.caFile()))
        .isInstanceOf(RemoteException.class)
        .hasMessageMatching(
            "kubeflow\\.ca_file: the certificate of CN=Test CA in .+ca\\.pem expired on"
                + " [0-9T:-]+Z: ask the owner of the installation for the new one\\.");
  }

  /** A bundle keeps what it had before. */
  @Tag("slow")
  @Test
  void anExpiredAuthorityBesideAnotherIsLeftOut(@TempDir Path other) throws Exception {
    TestAuthority old = TestAuthority.in(other, List.of("-startdate", "-3d", "-validity", "1"));
    TestAuthority now = TestAuthority.in(dir);
    Path both =
        Files.writeString(
            dir.resolve("both.pem"),
            Files.readString(old.caFile()) + Files.readString(now.caFile()));
    try (Remote remote = open(now, both)) {
      remote.jobs().submit(Installations.submission("train-1"));
    }
    server.close();
    try (Remote remote = open(old, both)) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessageContaining("has expired");
    }
  }
}
