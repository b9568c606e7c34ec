package io.github.vertexmaven.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A number of inputs, one after the other: a few that are always the same, or {@code
 * -Dfuzz.minutes=10} of others; {@code -Dfuzz.seed=…} begins with the input of that number. What is
 * found is printed with its number.
 */
public final class FuzzRun {

  /** As many tell what is wrong. */
  private static final int MOST_FINDINGS = 20;

  private static final int LONGEST_FINDING = 3_000;
  private static final long ALWAYS = 20_261_130;

  private final String what;
  private final int fewest;
  private final long first;
  private final long end;
  private final List<String> findings = new ArrayList<>();
  private final TreeMap<String, Integer> outcomes = new TreeMap<>();
  private int count;
  private Random random;

  private FuzzRun(String what, int fewest, int minutes) {
    this.what = what;
    this.fewest = fewest;
    this.first = Long.getLong("fuzz.seed", minutes > 0 ? System.nanoTime() : ALWAYS);
    this.end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
  }

  /**
   * A run.
   *
   * @param what it tries, for what it prints
   * @param fewest how many inputs there are where no time is given
   */
  public static FuzzRun of(String what, int fewest) {
    return new FuzzRun(what, fewest, Integer.getInteger("fuzz.minutes", 0));
  }

  /** Whether one more input is due; chance is then that of this input. */
  public boolean next() {
    boolean due =
        findings.size() < MOST_FINDINGS && (count < fewest || System.nanoTime() - end < 0);
    if (due) {
      // Neighbours among numbers begin alike in Random.
      random = new Random(new SplittableRandom(first + count).nextLong());
      count++;
    }
    return due;
  }

  /** How many inputs there were. */
  public int count() {
    return count;
  }

  /** The chance of this input. */
  public Random random() {
    return random;
  }

  /** Counts how this input ended. */
  public void ended(String how) {
    outcomes.merge(how, 1, Integer::sum);
  }

  /** This input, or one shortly before it, shows a fault. */
  public void found(String fault) {
    String text = fault.substring(0, Math.min(LONGEST_FINDING, fault.length()));
    findings.add(what + " " + (first + count - 1) + ": " + text);
    System.out.println(findings.get(findings.size() - 1));
  }

  /** Prints how many inputs there were, and gives back what was found. */
  public List<String> findings() {
    System.out.println(
        what
            + ": "
            + count
            + " inputs from "
            + first
            + ", "
            + outcomes
            + ", "
            + findings.size()
            + " faults");
    return List.copyOf(findings);
  }
}
