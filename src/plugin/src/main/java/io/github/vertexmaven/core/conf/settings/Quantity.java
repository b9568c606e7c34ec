package io.github.vertexmaven.core.conf.settings;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a task asks of its machine. It is read once, from the file, and carries both what is
 * written there and what that comes to.
 *
 * @param written such as {@code 500m} or {@code 60Gi}
 * @param amount CPUs, or gigabytes of 10^9 bytes, as the spec counts
 */
public record Quantity(String written, double amount) {

  static final Pattern CPU = Pattern.compile("([0-9]*[.]?[0-9]+)(m?)");
  static final Pattern MEMORY = Pattern.compile("([0-9]+)(E|Ei|P|Pi|T|Ti|G|Gi|M|Mi|K|Ki)?");

  /** CPUs: {@code 200m} is 0.2. */
  public static Quantity cpus(String written) {
    Matcher matcher = CPU.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("cpu: '" + written + "' is not like 4, 0.5 or 500m");
    }
    BigDecimal value = new BigDecimal(matcher.group(1));
    BigDecimal cpus = matcher.group(2).isEmpty() ? value : value.movePointLeft(3);
    return new Quantity(written, cpus.doubleValue());
  }

  /** Memory: {@code 2Gi} is 2.147483648. */
  public static Quantity memory(String written) {
    Matcher matcher = MEMORY.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("memory: '" + written + "' is not like 16G, 60Gi or 512M");
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    int power = unit.isEmpty() ? 0 : "KMGTPE".indexOf(unit.charAt(0)) + 1;
    BigDecimal base = BigDecimal.valueOf(unit.endsWith("i") ? 1024 : 1000);
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(base.pow(power));
    return new Quantity(written, bytes.movePointLeft(9).doubleValue());
  }

  /** As it is written. */
  @Override
  public String toString() {
    return written;
  }
}
