package io.github.vertexmaven.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in Google's cloud a new project runs, as the user gave it.
 *
 * @param projectId the Google Cloud project
 * @param region where pipelines run
 */
public record CloudPlace(Optional<String> projectId, Optional<String> region) {

  private static final String PROJECT_ID = "[a-z][a-z0-9.:-]{4,62}";
  private static final String REGION = "[a-z]+-[a-z]+[0-9]+";

  /**
   * What is given has to be right; what is needed has to be given.
   *
   * @param needed whether both have to be given
   */
  List<String> problems(boolean needed) {
    List<String> problems = new ArrayList<>();
    if (needed || projectId.isPresent()) {
      problem(projectId, "projectId", "PROJECT_ID", PROJECT_ID, "my-gcp-project")
          .ifPresent(problems::add);
    }
    if (needed || region.isPresent()) {
      problem(region, "region", "REGION", REGION, "europe-west1").ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> problem(
      Optional<String> value, String name, String seedName, String pattern, String example) {
    String option = "-Dvertexai." + name;
    if (value.isEmpty() || value.get().isBlank()) {
      return Optional.of(
          option + " (or -D" + seedName + ") is not given, for example " + option + "=" + example);
    }
    return value.get().matches(pattern)
        ? Optional.empty()
        : Optional.of(
            option + ": '" + value.get() + "' is not valid; an example is " + example + ".");
  }
}
