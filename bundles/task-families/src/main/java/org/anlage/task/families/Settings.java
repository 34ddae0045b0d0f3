package org.anlage.task.families;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Parameter;
import org.anlage.api.task.program.Fixed;
import org.anlage.task.programs.ProgramTask.Fixable;

/**
 * Parameters of tasks that are programs. A task that has no use for one refuses it.
 *
 * @param step length of a step, ms; absent: the published one
 * @param delays durations of the delay, ms; none: the published ones
 * @param options number of options, or of units of a ring; absent: the published one
 * @param coherences strengths of evidence, %; none: the published ones
 * @param noise noise of the inputs; its standard deviation in a step is noise / sqrt(step)
 * @param asReleased whether defects of the published implementation are kept
 * @param fixed draws that have one value
 */
record Settings(
    @Parameter(
            text = "Length of a step; without one, the published length.",
            unit = "ms",
            min = 0,
            exclusiveMin = true)
        Optional<Double> step,
    @Parameter(
            text = "Durations of the delay, equally probable; none: the published ones.",
            value = "[]",
            unit = "ms",
            max = 100)
        List<Double> delays,
    @Parameter(
            text = "Number of options, or of units of a ring; without it, the published number.",
            min = 2,
            max = 1000)
        Optional<Integer> options,
    @Parameter(
            text = "Strengths of evidence, equally probable; none: the published ones.",
            value = "[]",
            unit = "%",
            max = 100)
        List<Double> coherences,
    @Parameter(
            text =
                "Noise of the inputs; its standard deviation in a step is noise / sqrt(step)."
                    + " Without it, the published noise.",
            unit = "sqrt(ms)",
            min = 0)
        Optional<Double> noise,
    @Parameter(text = "Whether defects of the published implementation are kept.", value = "false")
        boolean asReleased,
    @Parameter(text = "Draws of the program that have one value.", value = "[]", max = 100)
        List<Fixed> fixed)
    implements Fixable<Settings> {
  /** What a task may use. */
  enum Use {
    DELAYS,
    OPTIONS,
    COHERENCES,
    NOISE,
    AS_RELEASED
  }

  /** Copies the lists and checks their values. */
  Settings {
    delays = List.copyOf(delays);
    coherences = List.copyOf(coherences);
    fixed = List.copyOf(fixed);
    delays.forEach(delay -> require("delays", delay, delay >= 0, "0 or more"));
    coherences.forEach(c -> require("coherences", c, c >= 0 && c <= 100, "0 to 100 %"));
  }

  /** All as published. */
  static Settings published() {
    return new Settings(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        List.of());
  }

  private static void require(String what, double got, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": got " + got + ", expected " + expected);
    }
  }

  @Override
  public Settings withFixed(List<Fixed> others) {
    return new Settings(step, delays, options, coherences, noise, asReleased, others);
  }

  /** What is given and of no use to a task. */
  List<String> useless(Set<Use> used) {
    Set<Use> given = EnumSet.noneOf(Use.class);
    if (!delays.isEmpty()) {
      given.add(Use.DELAYS);
    }
    if (options.isPresent()) {
      given.add(Use.OPTIONS);
    }
    if (!coherences.isEmpty()) {
      given.add(Use.COHERENCES);
    }
    if (noise.isPresent()) {
      given.add(Use.NOISE);
    }
    if (asReleased) {
      given.add(Use.AS_RELEASED);
    }
    given.removeAll(used);
    List<String> names = new ArrayList<>();
    given.forEach(use -> names.add(use == Use.AS_RELEASED ? "asReleased" : lower(use)));
    return names;
  }

  private static String lower(Use use) {
    return use.name().toLowerCase(java.util.Locale.ROOT);
  }

  double stepOr(double published) {
    return step.orElse(published);
  }

  List<Double> delaysOr(Double... published) {
    return delays.isEmpty() ? List.of(published) : delays;
  }

  int optionsOr(int published) {
    return options.orElse(published);
  }

  List<Double> coherencesOr(Double... published) {
    return coherences.isEmpty() ? List.of(published) : coherences;
  }

  /** Standard deviation of the noise in a step, as a formula. */
  String noiseOr(double published, double stepLength) {
    return Double.toString(noise.orElse(published) / Math.sqrt(stepLength));
  }
}
