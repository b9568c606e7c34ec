package io.github.vertexmaven.core.conf.settings;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task asks of its machine, as it is written; what is not given is left to the service.
 *
 * @param cpu such as {@code 4} or {@code 500m}
 * @param memory such as {@code 16G} or {@code 60Gi}
 * @param gpu how many accelerators
 */
public record Resources(Optional<String> cpu, Optional<String> memory, Optional<Long> gpu) {

  static final Pattern CPU = Pattern.compile("([0-9]*[.]?[0-9]+)(m?)");
  static final Pattern MEMORY = Pattern.compile("([0-9]+)(E|Ei|P|Pi|T|Ti|G|Gi|M|Mi|K|Ki)?");

  /** Refuses what the service would not understand. */
  public Resources {
    cpu.ifPresent(Resources::cpus);
    memory.ifPresent(Resources::gigabytes);
    if (gpu.filter(count -> count < 0).isPresent()) {
      throw new IllegalArgumentException("gpu: " + gpu.get() + " is less than 0");
    }
  }

  /** Nothing asked. */
  public static Resources none() {
    return new Resources(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What the other says, and what this says where the other is silent. */
  public Resources overriddenBy(Resources other) {
    return new Resources(
        other.cpu.or(() -> cpu), other.memory.or(() -> memory), other.gpu.or(() -> gpu));
  }

  /** A CPU quantity as a number: {@code 200m} is 0.2. */
  public static double cpus(String quantity) {
    Matcher matcher = CPU.matcher(quantity);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("cpu: '" + quantity + "' is not like 4, 0.5 or 500m");
    }
    BigDecimal value = new BigDecimal(matcher.group(1));
    return (matcher.group(2).isEmpty() ? value : value.movePointLeft(3)).doubleValue();
  }

  /**
   * A memory quantity in gigabytes of 10^9 bytes, as the spec counts: {@code 2Gi} is 2.147483648.
   */
  public static double gigabytes(String quantity) {
    Matcher matcher = MEMORY.matcher(quantity);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "memory: '" + quantity + "' is not like 16G, 60Gi or 512M");
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    int power = unit.isEmpty() ? 0 : "KMGTPE".indexOf(unit.charAt(0)) + 1;
    BigDecimal base = BigDecimal.valueOf(unit.endsWith("i") ? 1024 : 1000);
    return new BigDecimal(matcher.group(1))
        .multiply(base.pow(power))
        .movePointLeft(9)
        .doubleValue();
  }
}
