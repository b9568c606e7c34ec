package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
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
    project.setFile(dir.resolve("pom.xml").toFile());
    set("projectId", "my-gcp-project");
    set("region", "europe-west1");
    set("session", session());
    MojoDescriptor goal = new MojoDescriptor();
    goal.setGoal("init");
    set("execution", new MojoExecution(goal, "default", MojoExecution.Source.LIFECYCLE));
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
    set("projectId", null);
    set("region", null);
    assertThat(init())
        .containsExactly(
            "Kept conf/base/vertexai.yml, which exists; -Dvertexai.force replaces it.",
            "Wrote conf/catalog.schema.json",
            "Wrote conf/mlflow.schema.json",
            "Wrote conf/vertexai.schema.json",
            "For editors, let conf/base/vertexai.yml begin with: # yaml-language-server:"
                + " $schema=../vertexai.schema.json",
            "Settings are in " + file().getParent());
    assertThat(file()).hasContent("mine");
    set("projectId", "my-gcp-project");
    set("region", "europe-west1");
    set("force", true);
    assertThat(init())
        .containsExactly(
            "Replaced conf/base/vertexai.yml", "Settings are in " + file().getParent());
    assertThat(Files.readString(file())).contains("my-gcp-project");
  }

  /** Runs the goal, and gives what it says. */
  private List<String> init() throws Exception {
    List<String> said = new ArrayList<>();
    init.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            said.add(content.toString());
          }
        });
    init.execute();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"My-Project", "1project", "abc", "a_project", "a project"})
  void refusesProjectIdsThatCannotBe(String id) {
    set("projectId", id);
    assertThatThrownBy(init::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "-Dvertexai.projectId: '" + id + "' is not valid; an example is my-gcp-project.");
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
    project.setFile(null);
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

    // Again: nothing differs, and conf is kept.
    Files.writeString(dir.resolve("conf/base/vertexai.yml"), "region: mine\n");
    assertThat(init())
        .containsSequence(
            "Kept conf/base/vertexai.yml, which exists; -Dvertexai.force replaces it.",
            "Kept .github/vertexai.md: it is up to date.",
            "Kept .github/workflows/vertexai.yml: it is up to date.",
            "Kept .gitlab-ci.yml: it is up to date.",
            "Kept .gitlab/vertexai.md: it is up to date.");
    assertThat(dir.resolve("conf/base/vertexai.yml")).hasContent("region: mine");

    String changed =
        Files.readString(workflow).replace("timeout-minutes: 60", "timeout-minutes: 90");
    Files.writeString(workflow, changed);
    Files.delete(dir.resolve(".gitlab-ci.yml"));
    List<String> said = init();
    assertThat(said.get(2))
        .startsWith(
            "Kept .github/workflows/vertexai.yml, which you have changed. The new version differs as follows; -Dvertexai.force overwrites yours:\n  @@ -")
        .contains("\n  -    timeout-minutes: 90\n  +    timeout-minutes: 60\n");
    assertThat(said).contains("Wrote .gitlab-ci.yml");
    assertThat(workflow).hasContent(changed);
    set("force", true);
    assertThat(init()).contains("Replaced .github/workflows/vertexai.yml");
    assertThat(workflow).content().doesNotContain("timeout-minutes: 90");
  }

  @Test
  void filesForBuildServersNeedProjectAndRegion() {
    set("withGithubActions", true);
    set("projectId", null);
    set("region", null);
    assertThatThrownBy(init::execute).hasMessageStartingWith("2 problems:\n-Dvertexai.projectId");
    assertThat(dir.resolve(".github")).doesNotExist();
  }

  @Test
  void addsTrackingToAProjectAndKeepsWhatItHas() throws Exception {
    init();
    set("withMlflow", true);
    assertThat(init())
        .containsExactly(
            "Kept conf/base/vertexai.yml, which exists; -Dvertexai.force replaces it.",
            "Wrote conf/base/mlflow.yml",
            "Settings are in " + file().getParent());
    Files.writeString(dir.resolve("conf/base/mlflow.yml"), "server:\n");
    assertThat(init())
        .contains("Kept conf/base/mlflow.yml, which exists; -Dvertexai.force replaces it.");
    assertThat(dir.resolve("conf/base/mlflow.yml")).hasContent("server:");
  }

  @Test
  void theOtherEndingOfAYamlFileCounts() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file().resolveSibling("vertexai.yaml"), "mine");
    assertThat(init())
        .contains("Kept conf/base/vertexai.yaml, which exists; -Dvertexai.force replaces it.");
    assertThat(file()).doesNotExist();
  }

  @Test
  void bringsSchemasUpToDate() throws Exception {
    init();
    Path schema = dir.resolve("conf/catalog.schema.json");
    String made = Files.readString(schema);
    Files.writeString(schema, "{}");
    assertThat(init()).contains("Replaced conf/catalog.schema.json");
    assertThat(schema).content().isEqualTo(made);
    assertThat(init()).noneMatch(line -> line.contains("schema.json"));
  }
}
