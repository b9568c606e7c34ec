package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The goal, and what all goals have in common, over a session without a container. */
class InitMojoTest {

  @TempDir Path dir;

  private final Properties userProperties = new Properties();
  private final MavenProject project = new MavenProject();
  private final InitMojo init = new InitMojo();

  @BeforeEach
  void prepare() {
    project.setArtifactId("space");
    set("project", project);
    set("pluginVersion", "1.0");
    set("baseDirectory", dir.toFile());
    set("projectId", "my-gcp-project");
    set("region", "europe-west1");
    set("session", session());
  }

  @SuppressWarnings("deprecation")
  private MavenSession session() {
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setUserProperties(userProperties);
    request.setBaseDirectory(dir.toFile());
    return new MavenSession(
        null,
        (org.eclipse.aether.RepositorySystemSession) null,
        request,
        new DefaultMavenExecutionResult());
  }

  private void set(String name, Object value) {
    for (Class<?> type = InitMojo.class; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          try {
            field.set(init, value);
            return;
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** As the command line gives it. */
  private void option(String name, String value) {
    userProperties.setProperty(name, value);
    set("session", session());
  }

  private Path file() {
    return dir.resolve("conf/base/vertexai.yml");
  }

  @Test
  void writesTheFile() throws Exception {
    init.execute();
    assertThat(Files.readString(file()))
        .contains(
            "project_id: my-gcp-project\n",
            "region: europe-west1\n",
            "root: my-gcp-project-pipelines/space\n");
  }

  @Test
  void keepsAFileThatIsThereUnlessForced() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "mine");
    assertThatThrownBy(init::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "conf/base/vertexai.yml is there already and was not changed.\n"
                + "  To replace it, add -Dvertexai.force")
        .hasNoCause();
    assertThat(file()).hasContent("mine");
    set("force", true);
    init.execute();
    assertThat(Files.readString(file())).contains("my-gcp-project");
  }

  @ParameterizedTest
  @ValueSource(strings = {"My-Project", "1project", "abc", "a_project", "a project"})
  void refusesProjectIdsThatCannotBe(String id) {
    set("projectId", id);
    assertThatThrownBy(init::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "-Dvertexai.projectId: '"
                + id
                + "' does not look like one; an example is my-gcp-project.");
    assertThat(file()).doesNotExist();
  }

  @Test
  void asksForAllThatIsMissing() {
    set("projectId", null);
    set("region", " ");
    assertThatThrownBy(init::execute)
        .hasMessage(
            "2 problems:\n"
                + "-Dvertexai.projectId (or -DPROJECT_ID) is not given, for example"
                + " -Dvertexai.projectId=my-gcp-project\n"
                + "-Dvertexai.region (or -DREGION) is not given, for example"
                + " -Dvertexai.region=europe-west1");
  }

  @Test
  void skipComesBeforeAnythingElse() {
    set("skip", true);
    set("projectId", null);
    option("vertexai.nonsense", "1");
    assertThatCode(init::execute).doesNotThrowAnyException();
    assertThat(new File(dir.toFile(), "conf")).doesNotExist();
  }

  @Test
  void skipOfTheCommandLineWinsOverThePom() {
    option("vertexai.skip", "true");
    assertThatCode(init::execute).doesNotThrowAnyException();
    assertThat(file()).doesNotExist();
  }

  @Test
  void needsNoProject() throws Exception {
    project.setPackaging("pom");
    set("baseDirectory", null);
    init.execute();
    assertThat(file()).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vertexai.piepline | -Dvertexai.piepline is not an option; did you mean 'pipeline'?",
        "vertexai.run_config.imagee | -Dvertexai.run_config.imagee is not an option; did you mean"
            + " 'run_config.image'?",
        "vertexai.quetzalcoatl | -Dvertexai.quetzalcoatl is not an option.",
      })
  void refusesUnknownOptions(String name, String message) {
    option(name, "x");
    assertThatThrownBy(init::execute).isInstanceOf(MojoFailureException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vertexai.run_config.image",
        "vertexai.run_config.resources.train.cpu",
        "vertexai.region",
        "vertexai.params",
        "other.thing",
        "vertexaiish"
      })
  void takesSettingsAndOptions(String name) {
    option(name, "x");
    assertThatCode(init::execute).doesNotThrowAnyException();
  }

  @Test
  void writesFilesForBuildServersAndKeepsWhatWasChanged() throws Exception {
    set("withGithubActions", true);
    set("withGitlabCi", true);
    Files.createDirectories(dir.resolve("conf/prod"));
    Files.writeString(dir.resolve("mvnw"), "");
    init.execute();
    Path workflow = dir.resolve(".github/workflows/vertexai.yml");
    assertThat(workflow)
        .content()
        .contains("run: ./mvnw --batch-mode", "-Dvertexai.env=prod", "-Dvertexai.env=base");
    assertThat(dir.resolve(".gitlab-ci.yml")).exists();
    assertThat(dir.resolve(".github/vertexai.md")).exists();
    assertThat(dir.resolve("conf/base/vertexai.yml")).exists();

    // Again: nothing differs, and conf is kept without a complaint.
    Files.writeString(dir.resolve("conf/base/vertexai.yml"), "region: mine\n");
    init.execute();
    assertThat(dir.resolve("conf/base/vertexai.yml")).hasContent("region: mine");

    String changed =
        Files.readString(workflow).replace("timeout-minutes: 60", "timeout-minutes: 90");
    Files.writeString(workflow, changed);
    assertThatThrownBy(init::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            ".github/workflows/vertexai.yml was changed and is kept. What would be written differs"
                + " so; -Dvertexai.force writes it:\n  @@ -")
        .hasMessageContaining("\n  -    timeout-minutes: 90\n  +    timeout-minutes: 60\n");
    assertThat(workflow).hasContent(changed);
    set("force", true);
    init.execute();
    assertThat(workflow).content().doesNotContain("timeout-minutes: 90");
  }
}
