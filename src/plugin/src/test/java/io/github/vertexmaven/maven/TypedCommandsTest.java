package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.show.status.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.Test;

class TypedCommandsTest {

  private static final Path TOP = Path.of("/builds/space");

  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  private final Properties typed = new Properties();

  @SuppressWarnings("deprecation")
  private Commands commands(Path module) {
    request.setUserProperties(typed);
    request.setBaseDirectory(TOP.toFile());
    MavenSession session =
        new MavenSession(
            null,
            MavenRepositorySystemUtils.newSession(),
            request,
            new DefaultMavenExecutionResult());
    return TypedCommands.commands(session, module);
  }

  @Test
  void repeatsWhatWasTyped() {
    request.setGoals(List.of("clean", "deploy"));
    typed.setProperty("vertexai.params", "options.features=[a b]");
    typed.setProperty("vertexai.env", "prod");
    typed.setProperty("maven.repo.local", "/elsewhere");
    assertThat(commands(TOP).again())
        .isEqualTo(
            "mvn clean deploy -Dvertexai.env=prod '-Dvertexai.params=options.features=[a b]'");
  }

  @Test
  void namesTheDefaultWhereNothingWasTyped() {
    assertThat(commands(TOP)).isEqualTo(new Commands("", "mvn deploy"));
  }

  @Test
  void looksForAJobWhereItRuns() {
    request.setGoals(List.of("deploy"));
    typed.setProperty("vertexai.env", "prod");
    typed.setProperty("vertexai.region", "europe-west1");
    typed.setProperty("vertexai.wait", "true");
    assertThat(commands(TOP).logs("space-1", "train"))
        .isEqualTo(
            "mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.region=europe-west1"
                + " -Dvertexai.job=space-1 -Dvertexai.task=train");
    assertThat(commands(TOP).status("space-1"))
        .isEqualTo(
            "mvn vertexai:status -Dvertexai.env=prod -Dvertexai.region=europe-west1"
                + " -Dvertexai.job=space-1");
  }

  @Test
  void namesTheModuleOfABuildOfSeveral() {
    request.setGoals(List.of("deploy"));
    request.setSelectedProjects(List.of("prices", "orders"));
    Commands commands = commands(TOP.resolve("prices"));
    assertThat(commands.status("prices-1"))
        .isEqualTo("mvn vertexai:status -pl prices -Dvertexai.job=prices-1");
    assertThat(commands.again()).isEqualTo("mvn deploy -pl prices,orders");
  }
}
