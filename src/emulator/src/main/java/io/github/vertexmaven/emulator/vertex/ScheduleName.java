package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource names of schedules. */
final class ScheduleName {

  private static final Pattern NAME = Pattern.compile("(.*)/schedules/(\\d{1,19})");

  private ScheduleName() {}

  static String of(Place place, long number) {
    return place.name() + "/schedules/" + number;
  }

  /** A name may say the project's id where ours say its number. */
  static String parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw Rejection.invalid(
          "'"
              + name
              + "' is not the name of a schedule; write"
              + " projects/{project}/locations/{location}/schedules/{number}.");
    }
    return Place.of(matcher.group(1)).name() + "/schedules/" + matcher.group(2);
  }

  static Place place(String name) {
    return Place.of(name.substring(0, name.indexOf("/schedules/")));
  }

  static String number(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
