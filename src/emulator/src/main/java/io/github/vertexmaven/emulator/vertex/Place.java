package io.github.vertexmaven.emulator.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

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
    return new Place(matcher.group(1), number(matcher.group(1)), matcher.group(2));
  }

  String name() {
    return "projects/" + number + "/locations/" + location;
  }

  /** There is no registry of projects here: an id stands for twelve digits made from it. */
  private static long number(String project) {
    if (project.matches("\\d{1,18}")) {
      return Long.parseLong(project);
    }
    CRC32 crc = new CRC32();
    crc.update(project.getBytes(UTF_8));
    return 100_000_000_000L + crc.getValue();
  }
}
