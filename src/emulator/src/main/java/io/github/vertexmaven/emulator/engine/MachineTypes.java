package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.MachineSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The machines of custom training, as its documentation lists them: {@code machine-types.json},
 * which says its source and its date. A task gets the smallest machine that has what it asks for;
 * where there is none the service says so when the task starts.
 */
final class MachineTypes {

  private static final MachineTypes PUBLISHED = read();

  private final List<Family> families;

  private MachineTypes(List<Family> families) {
    this.families = List.copyOf(families);
  }

  /**
   * Machines with one type of accelerator, or with none.
   *
   * @param accelerator empty for none
   * @param most CPUs and gigabytes of the largest machine, by how many accelerators it has
   */
  private record Family(String accelerator, Map<Integer, double[]> most) {}

  static MachineTypes published() {
    return PUBLISHED;
  }

  /** What the service says of a machine that it does not have; accelerators it may have are let. */
  Optional<String> refusal(MachineSize asked) {
    String accelerator = asked.accelerators() == 0 ? "" : asked.accelerator().orElse("");
    Optional<Family> family =
        families.stream().filter(one -> one.accelerator().equals(accelerator)).findFirst();
    return family.flatMap(known -> refusal(known, asked));
  }

  private static Optional<String> refusal(Family family, MachineSize asked) {
    double[] most = family.most().get((int) asked.accelerators());
    if (most == null) {
      return Optional.of(
          "Accelerator count "
              + asked.accelerators()
              + " is not supported for accelerator type "
              + family.accelerator()
              + "; supported counts are "
              + family.most().keySet()
              + ".");
    }
    boolean fits = asked.cpus().orElse(0) <= most[0] && asked.gigabytes().orElse(0) <= most[1];
    return fits
        ? Optional.empty()
        : Optional.of(
            "There is no machine type with "
                + asked.cpus().orElse(0)
                + " CPUs, "
                + asked.gigabytes().orElse(0)
                + " GB"
                + (family.accelerator().isEmpty()
                    ? ""
                    : " and " + asked.accelerators() + " " + family.accelerator())
                + ".");
  }

  private static MachineTypes read() {
    try (InputStream in = MachineTypes.class.getResourceAsStream("machine-types.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<Family> families = new ArrayList<>();
      JsonValues.object(JsonValues.object(JsonValues.read(text)).get("families"))
          .forEach((name, most) -> families.add(new Family(name, most(JsonValues.object(most)))));
      return new MachineTypes(families);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, double[]> most(Map<String, Object> json) {
    Map<Integer, double[]> most = new TreeMap<>();
    json.forEach(
        (count, size) -> {
          List<?> pair = (List<?>) size;
          most.put(
              Integer.valueOf(count), new double[] {(Double) pair.get(0), (Double) pair.get(1)});
        });
    return most;
  }
}
