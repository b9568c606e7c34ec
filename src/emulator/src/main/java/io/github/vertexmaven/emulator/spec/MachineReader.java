package io.github.vertexmaven.emulator.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ResourceSpec}, which may say the same as a number and as a text. */
final class MachineReader {

  private static final Pattern QUANTITY =
      Pattern.compile("([0-9]*[.]?[0-9]+)(m|E|Ei|P|Pi|T|Ti|G|Gi|M|Mi|K|Ki)?");
  private static final String UNITS = "KMGTPE";
  private static final double GIGABYTE = 1e9;

  private MachineReader() {}

  static MachineSize machine(Cursor cursor) {
    Cursor accelerator = cursor.at("accelerator");
    Optional<String> type = first(accelerator, "resourceType", "type");
    return new MachineSize(
        amount(cursor, "cpuLimit", "resourceCpuLimit", 1),
        amount(cursor, "memoryLimit", "resourceMemoryLimit", GIGABYTE),
        type,
        type.isEmpty()
            ? 0
            : first(accelerator, "resourceCount", "count")
                .filter(count -> count.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .orElse(1L));
  }

  /** A type or a count that only a parameter of the run says is not known here. */
  private static Optional<String> first(Cursor cursor, String text, String older) {
    for (String key : List.of(text, older)) {
      Object value = cursor.at(key).value();
      String written =
          value instanceof Double number
              ? String.valueOf(number.longValue())
              : value instanceof String some ? some : "";
      if (!written.isEmpty() && !written.contains("{{")) {
        return Optional.of(written);
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble amount(Cursor cursor, String number, String text, double unit) {
    if (cursor.at(number).value() instanceof Double amount && amount > 0) {
      return OptionalDouble.of(amount);
    }
    Matcher matcher = QUANTITY.matcher(cursor.at(text).value() instanceof String some ? some : "");
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Double.parseDouble(matcher.group(1)) * factor(matcher.group(2)) / unit);
  }

  private static double factor(String unit) {
    if (unit == null) {
      return 1;
    }
    if (unit.equals("m")) {
      return 0.001;
    }
    return Math.pow(unit.endsWith("i") ? 1024 : 1000, UNITS.indexOf(unit.charAt(0)) + 1.0);
  }
}
