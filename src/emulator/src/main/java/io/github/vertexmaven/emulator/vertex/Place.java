package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.ProjectNumber;
import io.github.vertexmaven.emulator.http.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project and a location. A project may be named by id or number; names in answers have the
 * number, as the service's do.
 */
record Place(String project, long number, String location) {

  private static final Pattern PARENT =
      Pattern.compile("projects/([a-z0-9][a-z0-9.:-]{0,62})/locations/([a-z0-9][a-z0-9-]{0,62})");

  /** The place in a name such as {@code projects/p/locations/l}. */
  static Place of(String parent) {
    Matcher matcher = PARENT.matcher(parent);
    if (!matcher.matches()) {
      throw Rejection.invalid(
          "'" + parent + "' is not a parent; write projects/{project}/locations/{location}.");
    }
    return new Place(matcher.group(1), ProjectNumber.of(matcher.group(1)), matcher.group(2));
  }

  String name() {
    return "projects/" + number + "/locations/" + location;
  }
}
