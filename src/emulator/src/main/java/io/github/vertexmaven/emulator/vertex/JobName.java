package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.JobKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource names of jobs. */
final class JobName {

  private static final Pattern NAME = Pattern.compile("(.*)/pipelineJobs/([^/]+)");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,126}");

  private JobName() {}

  static JobKey parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw Rejection.invalid(
          "'"
              + name
              + "' is not the name of a job; write"
              + " projects/{project}/locations/{location}/pipelineJobs/{id}.");
    }
    return key(Place.of(matcher.group(1)), matcher.group(2));
  }

  static JobKey key(Place place, String id) {
    if (!ID.matcher(id).matches()) {
      throw Rejection.invalid(
          "'"
              + id
              + "' is not a pipeline job id: a lowercase letter, then lowercase letters, digits and"
              + " hyphens, at most 127.");
    }
    return new JobKey(place.number(), place.location(), id);
  }
}
