package io.github.vertexmaven.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import io.github.vertexmaven.cloud.FakeAccounts;
import io.github.vertexmaven.cloud.Keys;
import io.github.vertexmaven.core.service.RegistryAccess;
import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LoginsTest {

  private static final String GOOGLES = "europe-west1-docker.pkg.dev";

  @TempDir Path dir;

  private Optional<Credential> login(String host, FakeAccounts accounts, Login... given)
      throws Exception {
    Path key = Keys.ofServiceAccount(dir, accounts.address());
    RegistryAccess access =
        new RegistryAccess(
            List.of(given),
            Map.of("HOME", dir.toString(), "PATH", ""),
            new KeyFile(key, Optional.empty()),
            false,
            List.of(),
            dir.resolve("cache"));
    return new Logins(access).first(ImageReference.parse(host + "/acme/app:1"));
  }

  @Test
  void googlesRegistriesGetATokenOfTheGoogleAccount() throws Exception {
    try (FakeAccounts accounts = new FakeAccounts()) {
      assertThat(login(GOOGLES, accounts))
          .contains(Credential.from("oauth2accesstoken", FakeAccounts.TOKEN));
      assertThat(login("ghcr.io", accounts)).isEmpty();
    }
  }

  @Test
  void whatIsGivenComesFirstAndThenWhatDockerKnows() throws Exception {
    try (FakeAccounts accounts = new FakeAccounts()) {
      Files.createDirectories(dir.resolve(".docker"));
      String auth = Base64.getEncoder().encodeToString("carol:cave".getBytes());
      Files.writeString(
          dir.resolve(".docker/config.json"),
          "{\"auths\":{\"" + GOOGLES + "\":{\"auth\":\"" + auth + "\"}}}");
      assertThat(login(GOOGLES, accounts)).contains(Credential.from("carol", "cave"));
      assertThat(login(GOOGLES, accounts, new Login(GOOGLES, "alice", "sesame", "settings.xml")))
          .contains(Credential.from("alice", "sesame"));
    }
  }

  @Test
  void anAccountThatIsRefusedIsNoLogin() throws Exception {
    try (FakeAccounts accounts = FakeAccounts.refusing()) {
      assertThat(login(GOOGLES, accounts)).isEmpty();
    }
  }
}
