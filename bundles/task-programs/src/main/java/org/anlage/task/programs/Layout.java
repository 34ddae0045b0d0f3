package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.task.Period;
import org.anlage.task.programs.formula.Range;

/**
 * Periods of the longest trial of a program: over all values of finite draws, with the largest
 * duration that continuous draws allow.
 */
final class Layout {
  /** Above so many combinations of values, draws are taken as ranges. */
  private static final int COMBINATIONS = 100_000;

  private final ParsedProgram program;
  private int[] longest = new int[0];
  private int steps = -1;
  private boolean drawn;
  private int combinations;

  Layout(ParsedProgram program) {
    this.program = program;
    FiniteDraws draws = new FiniteDraws(program.draws());
    BitSet behind = draws.behind(program.durations());
    BitSet finite = draws.finite(behind);
    boolean all =
        draws.visit(
            finite,
            (variables, probability) -> {
              combinations++;
              take(ranges(variables, finite));
              return combinations < COMBINATIONS;
            });
    if (!all) {
      take(ranges(new double[0], new BitSet()));
    }
    if (steps == 0) {
      throw new IllegalArgumentException("periods: all have the duration 0");
    }
  }

  private Range[] ranges(double[] variables, BitSet known) {
    Range[] ranges = new Range[program.draws().size() + 1];
    for (int i = 0; i < program.draws().size(); i++) {
      ranges[i] = known.get(i) ? Range.of(variables[i]) : program.draws().get(i).over(ranges);
    }
    return ranges;
  }

  private void take(Range[] ranges) {
    double step = program.program().step();
    int[] durations = new int[program.durations().size()];
    int sum = 0;
    for (int p = 0; p < durations.length; p++) {
      String name = "period \"" + program.program().periods().get(p).name() + "\"";
      Range duration = program.durations().get(p).over(ranges);
      if (duration.point() && !Timing.whole(duration.low(), step)) {
        throw wrong(p, Timing.notWhole(name, duration.low(), step));
      }
      if (!(duration.low() >= 0) || Double.isInfinite(duration.high())) {
        throw wrong(
            p,
            name
                + ": its duration is "
                + duration.low()
                + " to "
                + duration.high()
                + " ms, expected 0 or more and an end");
      }
      drawn |= !duration.point();
      durations[p] = Timing.steps(duration.high(), step);
      sum = Math.addExact(sum, durations[p]);
    }
    drawn |= steps >= 0 && !Arrays.equals(longest, durations);
    if (sum > steps || (sum == steps && periods(durations) > periods(longest))) {
      steps = sum;
      longest = durations;
    }
  }

  private static long periods(int[] durations) {
    return Arrays.stream(durations).filter(duration -> duration > 0).count();
  }

  private static MisplacedValue wrong(int period, String message) {
    return new MisplacedValue(message, List.of("periods", period, "duration"), 0);
  }

  /** Steps of the longest trial. */
  int steps() {
    return steps;
  }

  /** Whether periods differ between trials. */
  boolean drawn() {
    return drawn;
  }

  /** The periods of the longest trial that it has. */
  List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    int start = 0;
    for (int p = 0; p < longest.length; p++) {
      if (longest[p] > 0) {
        String name = program.program().periods().get(p).name();
        periods.add(new Period(name, start, start + longest[p]));
      }
      start += longest[p];
    }
    return periods;
  }

  /** For each period its number among {@link #periods}; -1: the longest trial does not have it. */
  int[] numbers() {
    int[] numbers = new int[longest.length];
    int next = 0;
    for (int p = 0; p < longest.length; p++) {
      numbers[p] = longest[p] > 0 ? next++ : -1;
    }
    return numbers;
  }
}
