package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Container;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container gets no more of, as numbers.
 *
 * @param memory in bytes
 */
record ContainerLimits(Optional<Double> cpus, Optional<Long> memory) {

  private static final Pattern QUANTITY =
      Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(m|[KMGTPE]i?|k)?");
  private static final List<String> POWERS = List.of("K", "M", "G", "T", "P", "E");
  private static final Map<Boolean, BigDecimal> STEP =
      Map.of(true, BigDecimal.valueOf(1024), false, BigDecimal.valueOf(1000));

  static ContainerLimits of(Container.Limits limits, Placeholders placeholders) throws TaskFailed {
    Optional<BigDecimal> cpus = amount(limits.cpu(), placeholders);
    Optional<BigDecimal> memory = amount(limits.memory(), placeholders);
    return new ContainerLimits(
        cpus.map(BigDecimal::doubleValue), memory.map(BigDecimal::longValue));
  }

  /** Nothing, and nought, limit nothing. */
  private static Optional<BigDecimal> amount(Optional<String> text, Placeholders placeholders)
      throws TaskFailed {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String filled = placeholders.filledField(text.get()).strip();
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    Matcher quantity = QUANTITY.matcher(filled);
    if (!quantity.matches()) {
      throw new TaskFailed(
          "'" + filled + "' is not a quantity of a resource, such as 2, 500m or 4Gi.");
    }
    BigDecimal amount = new BigDecimal(quantity.group(1)).multiply(factor(quantity.group(2)));
    return Optional.of(amount).filter(some -> some.signum() > 0);
  }

  private static BigDecimal factor(String unit) {
    if (unit == null) {
      return BigDecimal.ONE;
    }
    if (unit.equals("m")) {
      return BigDecimal.valueOf(1, 3);
    }
    int power = POWERS.indexOf(unit.substring(0, 1).toUpperCase(Locale.ROOT)) + 1;
    return STEP.get(unit.endsWith("i")).pow(power);
  }
}
