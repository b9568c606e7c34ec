package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.conf.start.StarterArchive;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.terminal.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a project from a starter.
 *
 * @param current where the user is
 * @param folder in which the project's folder is made
 * @param starter the starter's name; asked for if there is none
 * @param given the names that the user gave, by the archetype's property
 * @param cloud where the project runs in the cloud
 * @param servers build servers that get files
 * @param question asks for what is not given
 * @param archives the archive of an archetype, by its artifact's id
 */
public record CreateProject(
    Log log,
    Path current,
    Path folder,
    Optional<String> starter,
    Map<String, String> given,
    CloudPlace cloud,
    List<BuildServer> servers,
    Question question,
    Function<String, Path> archives) {

  private static final Map<String, String> STARTERS =
      new TreeMap<>(
          Map.of("spaceflights", "vertexai-archetype", "minimal", "vertexai-archetype-minimal"));

  private static final String PROD = "conf/prod/vertexai.yml";

  public CreateProject {
    given = Map.copyOf(given);
    servers = List.copyOf(servers);
  }

  /** Does it. */
  public void run() {
    String chosen =
        starter.orElseGet(
            () ->
                question.answer(
                    "Starter, " + String.join(" or ", STARTERS.keySet()),
                    "spaceflights",
                    CreateProject::unknown));
    unknown(chosen)
        .ifPresent(
            problem -> {
              throw new UserException("-Dvertexai.starter: " + problem);
            });
    StarterArchive archive = new StarterArchive(archives.apply(STARTERS.get(chosen)));
    ProjectNames names = ProjectNames.of(chosen, archive.descriptor(), given, question);
    Path project = folder.resolve(names.artifactId());
    List<String> problems = new ArrayList<>(names.problems());
    problems.addAll(cloud.problems(false));
    if (problems.isEmpty()) {
      isTaken(project).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    List<BuildServer> wanted = asked();
    SortedMap<String, byte[]> files = archive.files(names.values());
    files.computeIfPresent(PROD, (place, bytes) -> inCloud(bytes));
    wanted.forEach(
        server ->
            server
                .files(facts())
                .forEach((place, text) -> files.put(place, text.getBytes(StandardCharsets.UTF_8))));
    StarterArchive.write(files, project);
    tell(chosen, project, files.size());
  }

  private static Optional<String> unknown(String starter) {
    return STARTERS.containsKey(starter)
        ? Optional.empty()
        : Optional.of(
            "there is no starter '"
                + starter
                + "'; choose "
                + String.join(" or ", STARTERS.keySet())
                + ".");
  }

  private static Optional<String> isTaken(Path project) {
    if (!Files.exists(project)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(project)) {
      return files.findAny().isEmpty()
          ? Optional.empty()
          : Optional.of(
              project + " has files already. Choose another -DartifactId, or another folder.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files for build servers, as given, or as asked for. */
  private List<BuildServer> asked() {
    if (!servers.isEmpty() || !question.asks()) {
      return servers;
    }
    String answer =
        question.answer(
            "Files for CI, github, gitlab or none",
            "none",
            text ->
                text.matches("github|gitlab|none")
                    ? Optional.empty()
                    : Optional.of("'" + text + "' must be github, gitlab or none."));
    return Stream.of(BuildServer.values())
        .filter(server -> server.name().equalsIgnoreCase(answer))
        .toList();
  }

  private byte[] inCloud(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.replace("project_id: my-gcp-project", "project_id: " + projectId())
        .replace("region: europe-west1", "region: " + region())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String projectId() {
    return cloud.projectId().orElse("my-gcp-project");
  }

  private String region() {
    return cloud.region().orElse("europe-west1");
  }

  private BuildServer.Facts facts() {
    return new BuildServer.Facts(projectId(), region(), "./mvnw", "17", "prod", "local");
  }

  private void tell(String chosen, Path project, int files) {
    log.info("Created " + project + " from the starter '" + chosen + "': " + files + " files.");
    log.info("Next:");
    log.info("  cd " + Commands.quoted(current.relativize(project).toString()));
    log.info("  mvn deploy               # builds, tests, and runs the pipeline on the emulator");
    log.info("  mvn vertexai:run-local   # runs it in one process, for quick work");
    log.info("  mvn vertexai:ui          # shows jobs, graphs and data in a browser");
  }
}
