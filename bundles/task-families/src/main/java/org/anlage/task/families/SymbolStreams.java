package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.OPTIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/** Streams of symbols and numbers. */
final class SymbolStreams {
  private static final String LENGTH = "length";
  private static final String SYMBOLS = "symbols";
  private static final String DELAY = "delay";
  private static final String LSTM = "doi:10.1162/neco.1997.9.8.1735";

  private SymbolStreams() {}

  static List<NamedTask> tasks() {
    return List.of(
        task(
            "copy",
            "Repeat symbols after a delay; length: symbols to remember",
            LSTM,
            Set.of(LENGTH, SYMBOLS, DELAY),
            SymbolStreams::copy),
        task(
            "adding",
            "Add the two marked numbers of a sequence",
            LSTM,
            Set.of(LENGTH),
            SymbolStreams::adding),
        task(
            "temporal-order",
            "Say in which order two symbols came among distractors",
            LSTM,
            Set.of(LENGTH),
            SymbolStreams::temporalOrder),
        task(
            "flip-flop",
            "Output for each channel the sign of its last pulse; symbols: channels",
            "doi:10.1162/NECO_a_00409",
            Set.of(LENGTH, SYMBOLS),
            SymbolStreams::flipFlop),
        task(
            "parity",
            "Say at each step whether the number of ones so far is odd",
            "",
            Set.of(LENGTH),
            SymbolStreams::parity),
        task(
            "n-back",
            "Say at each step whether the symbol is that of so many steps before",
            "",
            Set.of(LENGTH, SYMBOLS, DELAY),
            SymbolStreams::nBack),
        task(
            "pattern-recall",
            "Recall the marked patterns of bits, in their order, from half of their bits",
            "",
            Set.of(SYMBOLS),
            SymbolStreams::patternRecall),
        new NamedTask(
            "modular-addition",
            "Add two symbols modulo their number; three tenths of pairs never occur in training",
            "",
            new FamilyTask("modular-addition", Set.of(OPTIONS), SymbolStreams::modularAddition)),
        new NamedTask(
            Arithmetic.NAME,
            "Add or multiply two sums of marked numbers; the test has larger numbers than training",
            "arXiv:1910.01888",
            new Arithmetic()),
        task(
            "counting",
            "Say at each b of a^n b^n whether it is the last; length: largest n",
            "",
            Set.of(LENGTH),
            SymbolStreams::counting));
  }

  private static NamedTask task(
      String name,
      String text,
      String source,
      Set<String> uses,
      Function<StreamSettings, Stream> factory) {
    return new NamedTask(name, text, source, new StreamTask(name, uses, factory));
  }

  private static List<Period> periods(Object... namesAndLengths) {
    List<Period> periods = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < namesAndLengths.length; i += 2) {
      int length = (Integer) namesAndLengths[i + 1];
      if (length > 0) {
        periods.add(new Period((String) namesAndLengths[i], start, start + length));
      }
      start += length;
    }
    return periods;
  }

  private static int end(List<Period> periods) {
    return periods.get(periods.size() - 1).end();
  }

  /** Channels: blank, symbols, cue. The answer is scored in the last period alone. */
  private static Stream copy(StreamSettings s) {
    int length = s.lengthOr(10);
    int symbols = s.symbolsOr(8);
    int delay = s.delayOr(50);
    List<Period> periods = periods("symbols", length, DELAY, delay, "cue", 1, "answer", length);
    TaskDescription task =
        new TaskDescription(
                symbols + 2,
                symbols + 1,
                end(periods),
                Objective.CROSS_ENTROPY,
                periods,
                1.0 / symbols,
                OptionalDouble.of(1.0 / symbols),
                1,
                OptionalInt.empty())
            .decidedBy(new Decision.MeanLargest());
    return new Stream(
        task,
        (trial, random) -> {
          for (int t = 0; t < task.steps(); t++) {
            boolean shown = t < length;
            int symbol = shown ? 1 + random.nextInt(symbols) : 0;
            trial.input(t, t == length + delay ? symbols + 1 : symbol, 1);
            if (shown) {
              trial.label(length + delay + 1 + t, symbol);
            }
          }
        });
  }

  /** The answer 1 is within 0.04 of the sum of two uniform numbers with probability 1 - 0.96^2. */
  private static Stream adding(StreamSettings s) {
    int length = s.lengthOr(50);
    if (length < 2) {
      throw new IllegalArgumentException("length: got " + length + ", expected 2 or more");
    }
    TaskDescription task =
        new TaskDescription(
                2,
                1,
                length,
                Objective.MEAN_SQUARES,
                periods("sequence", length),
                1 - 0.96 * 0.96,
                OptionalDouble.empty(),
                1,
                OptionalInt.empty())
            .decidedBy(new Decision.Within(0.04, 0, false, true));
    return new Stream(
        task,
        (trial, random) -> {
          int first = random.nextInt(length / 2);
          int second = length / 2 + random.nextInt(length - length / 2);
          double sum = 0;
          for (int t = 0; t < length; t++) {
            double number = random.nextDouble();
            boolean marked = t == first || t == second;
            trial.input(t, 0, number);
            trial.input(t, 1, marked ? 1 : 0);
            sum += marked ? (float) number : 0;
          }
          trial.target(length - 1, 0, sum);
          trial.score(length - 1);
        });
  }

  /** Channels: four distractors, two symbols. Symbols come in the second and the fourth fifth. */
  private static Stream temporalOrder(StreamSettings s) {
    int length = s.lengthOr(50);
    if (length < 5) {
      throw new IllegalArgumentException("length: got " + length + ", expected 5 or more");
    }
    int fifth = length / 5;
    TaskDescription task =
        new TaskDescription(
            6,
            4,
            length,
            Objective.CROSS_ENTROPY,
            periods("sequence", length),
            0.25,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty(),
            List.of(new TrialVariable("order", List.of("xx", "xy", "yx", "yy"))));
    return new Stream(
        task,
        (trial, random) -> {
          int label = random.nextInt(4);
          int first = fifth + random.nextInt(fifth);
          int second = 3 * fifth + random.nextInt(fifth);
          for (int t = 0; t < length; t++) {
            int distractor = random.nextInt(4);
            int symbol = t == first ? label / 2 : t == second ? label % 2 : -1;
            trial.input(t, symbol < 0 ? distractor : 4 + symbol, 1);
          }
          trial.batch().levels(0)[trial.number()] = label;
          trial.batch().conditions()[trial.number()] = label;
          trial.label(length - 1, label);
        });
  }

  /** Every channel has a pulse at the first step, and later with a probability of 0.1. */
  private static Stream flipFlop(StreamSettings s) {
    int length = s.lengthOr(50);
    int channels = s.symbolsOr(3);
    TaskDescription task =
        new TaskDescription(
                channels,
                channels,
                length,
                Objective.MEAN_SQUARES,
                periods("sequence", length),
                0.5,
                OptionalDouble.empty(),
                1,
                OptionalInt.empty())
            .decidedBy(new Decision.Within(1, 0, true, false));
    return new Stream(
        task,
        (trial, random) -> {
          double[] states = new double[channels];
          for (int t = 0; t < length; t++) {
            for (int k = 0; k < channels; k++) {
              boolean pulse = random.nextDouble() < 0.1 || t == 0;
              double sign = random.nextInt(2) == 0 ? -1 : 1;
              states[k] = pulse ? sign : states[k];
              trial.input(t, k, pulse ? sign : 0);
              trial.target(t, k, states[k]);
            }
            trial.score(t);
          }
        });
  }

  private static TaskDescription everyStep(
      int inputs, List<Period> periods, OptionalDouble memoryless) {
    return new TaskDescription(
            inputs,
            2,
            end(periods),
            Objective.CROSS_ENTROPY,
            periods,
            0.5,
            memoryless,
            1,
            OptionalInt.empty())
        .decidedBy(new Decision.MeanLargest());
  }

  /** Bits are -1 and 1. */
  private static Stream parity(StreamSettings s) {
    int length = s.lengthOr(20);
    return new Stream(
        everyStep(1, periods("sequence", length), OptionalDouble.empty()),
        (trial, random) -> {
          int odd = 0;
          for (int t = 0; t < length; t++) {
            int bit = random.nextInt(2);
            odd ^= bit;
            trial.input(t, 0, 2 * bit - 1);
            trial.label(t, odd);
          }
        });
  }

  /** Half of the scored symbols are those of so many steps before. */
  private static Stream nBack(StreamSettings s) {
    int length = s.lengthOr(30);
    int symbols = s.symbolsOr(8);
    int back = s.delayOr(2);
    if (back >= length || symbols < 2) {
      throw new IllegalArgumentException(
          "got length "
              + length
              + ", delay "
              + back
              + " and "
              + symbols
              + " symbols, expected a delay shorter than the length and two symbols or more");
    }
    return new Stream(
        everyStep(
            symbols, periods("start", back, "sequence", length - back), OptionalDouble.empty()),
        (trial, random) -> {
          int[] shown = new int[length];
          for (int t = 0; t < length; t++) {
            int other = random.nextInt(symbols - 1);
            int same = random.nextInt(2);
            if (t < back) {
              shown[t] = random.nextInt(symbols);
            } else {
              int before = shown[t - back];
              shown[t] = same == 1 ? before : other < before ? other : other + 1;
              trial.label(t, same);
            }
            trial.input(t, shown[t], 1);
          }
        });
  }

  /**
   * Twenty patterns, of which five are marked; then the first half of the bits of these five. Of
   * the bits that are asked half are known, so without memory 0.75 are right.
   */
  private static Stream patternRecall(StreamSettings s) {
    int bits = s.symbolsOr(10);
    int patterns = 20;
    int marked = 5;
    int known = bits / 2;
    TaskDescription task =
        new TaskDescription(
                bits + 1,
                bits,
                patterns + marked,
                Objective.BINARY_CROSS_ENTROPY,
                periods("patterns", patterns, "recall", marked),
                0.5,
                OptionalDouble.of(0.5 + 0.5 * known / bits),
                1,
                OptionalInt.empty())
            .decidedBy(new Decision.Within(0.5, 0, true, false));
    return new Stream(
        task,
        (trial, random) -> {
          int[] order = random.permutation(patterns);
          boolean[] chosen = new boolean[patterns];
          for (int i = 0; i < marked; i++) {
            chosen[order[i]] = true;
          }
          int recall = patterns;
          for (int t = 0; t < patterns; t++) {
            for (int k = 0; k < bits; k++) {
              int bit = random.nextInt(2);
              trial.input(t, k, 2 * bit - 1);
              if (chosen[t]) {
                trial.target(recall, k, bit);
                trial.input(recall, k, k < known ? 2 * bit - 1 : 0);
              }
            }
            trial.input(t, bits, chosen[t] ? 1 : 0);
            if (chosen[t]) {
              trial.score(recall);
              recall++;
            }
          }
        });
  }

  /** Pairs are held out by a fixed rule of their numbers. */
  private static TrialProgram modularAddition(Settings s) {
    int p = s.optionsOr(59);
    TrialProgram program =
        new ProgramBuilder(s.stepOr(1))
            .draw("a", "integer(0, " + (p - 1) + ")")
            .draw("b", "integer(0, " + (p - 1) + ")")
            .period("first", s.stepOr(1))
            .period("second", s.stepOr(1))
            .period("answer", s.stepOr(1))
            .oneHot(
                "symbol", p, During.of(List.of("first"), "a"), During.of(List.of("second"), "b"))
            .classes("sum", p)
            .answer("sum", "(a + b) mod " + p, "answer")
            .build();
    return new TrialProgram(
        program.step(),
        program.draws(),
        program.periods(),
        program.inputs(),
        program.objective(),
        program.outputs(),
        program.answers(),
        program.decision(),
        program.variables(),
        program.variations(),
        Optional.of("(17 * a + 31 * b + 7 * a * b) mod 101 < 30.3"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Channels: a, b, end. The number n is uniform from 1 to the length. Never saying that a b is the
   * last is right for the share (n - 1) / n of a trial.
   */
  private static Stream counting(StreamSettings s) {
    int most = s.lengthOr(10);
    double never = 0;
    for (int n = 1; n <= most; n++) {
      never += (n - 1.0) / n / most;
    }
    List<Period> periods = periods("as", most, "bs", most);
    TaskDescription task =
        new TaskDescription(
                3,
                2,
                2 * most,
                Objective.CROSS_ENTROPY,
                periods,
                Math.max(never, 1 - never),
                OptionalDouble.empty(),
                1,
                OptionalInt.of(most))
            .decidedBy(new Decision.MeanLargest())
            .withNumbers(List.of("n"))
            .withDrawnPeriods();
    return new Stream(
        task,
        (trial, random) -> {
          int n = 1 + random.nextInt(most);
          for (int t = 0; t < 2 * most; t++) {
            trial.input(t, t < n ? 0 : t < 2 * n ? 1 : 2, 1);
            if (t >= n && t < 2 * n) {
              trial.label(t, t == 2 * n - 1 ? 1 : 0);
            }
          }
          int i = trial.number();
          trial.batch().ends(0)[i] = n;
          trial.batch().starts(1)[i] = n;
          trial.batch().ends(1)[i] = 2 * n;
          trial.batch().numbers(0)[i] = n;
        });
  }
}
