package org.anlage.task.families;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.Variation;

/**
 * The next symbol of a hidden Markov chain. Numbers of each trial say what the forward filter, whom
 * nothing that knows the symbols alone can beat on average, reaches at the scored steps. The
 * ceiling is a bound: of whom who knows the state.
 */
final class Emissions implements Task<Emissions.Parameters> {
  static final String NAME = "hmm-emissions";
  private static final int WARM_UP = 50;
  private static final String LENGTH = "length";

  /**
   * A chain.
   *
   * @param length scored steps
   * @param symbols number of states and of symbols
   * @param structure where a state that moves on goes
   * @param stay probability to stay in a state
   * @param emission probability of a state's own symbol
   */
  record Parameters(
      @Parameter(
              text = "Scored steps, after a warm-up of 50.",
              value = "100",
              min = 1,
              max = 100000)
          int length,
      @Parameter(text = "Number of states and of symbols.", value = "4", min = 2, max = 1000)
          int symbols,
      @Parameter(
              text =
                  "Where a state that moves on goes: to the next on a cycle, to a neighbour on a"
                      + " chain, to any other.",
              value = "\"cycle\"")
          HiddenMarkovChain.Structure structure,
      @Parameter(text = "Probability to stay in a state.", value = "0.95", min = 0, max = 1)
          double stay,
      @Parameter(text = "Probability of a state's own symbol.", value = "0.6", min = 0, max = 1)
          double emission) {
    HiddenMarkovChain chain() {
      return new HiddenMarkovChain(structure, symbols, stay, emission);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    int steps = WARM_UP + p.length();
    double chance = commonest(p.chain());
    return new TaskDescription(
            p.symbols(),
            p.symbols(),
            steps,
            Objective.CROSS_ENTROPY,
            List.of(new Period("warm-up", 0, WARM_UP), new Period("series", WARM_UP, steps)),
            chance,
            OptionalDouble.empty(),
            Math.max(chance, p.chain().knownState()), // smaller by rounding alone
            OptionalInt.empty())
        .decidedBy(new Decision.MeanLargest())
        .withNumbers(List.of("filter_cross_entropy", "filter_accuracy"));
  }

  /** Probability of the symbol that is emitted most often. */
  private static double commonest(HiddenMarkovChain chain) {
    double most = 0;
    for (int symbol = 0; symbol < chain.states(); symbol++) {
      double probability = 0;
      for (int i = 0; i < chain.states(); i++) {
        probability += chain.stationary()[i] * chain.emitted(i, symbol);
      }
      most = Math.max(most, probability);
    }
    return most;
  }

  @Override
  public List<Variation> variations(Parameters p) {
    double steps = p.length();
    return List.of(new Variation(LENGTH, "steps", List.of(steps, 2 * steps, 4 * steps)));
  }

  @Override
  public Optional<Parameters> vary(Parameters p, String variation, double value) {
    return variation.equals(LENGTH) && value >= 1 && value == Math.rint(value)
        ? Optional.of(
            new Parameters((int) value, p.symbols(), p.structure(), p.stay(), p.emission()))
        : Optional.empty();
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    HiddenMarkovChain chain = p.chain();
    int steps = WARM_UP + p.length();
    for (int i = 0; i < batch.trials(); i++) {
      Trial trial = new Trial(batch, i);
      int[] symbols = chain.draw(steps + 1, random.split(i));
      double[][] predicted = chain.predictions(symbols);
      double crossEntropy = 0;
      double right = 0;
      for (int t = 0; t < steps; t++) {
        int next = symbols[t + 1];
        trial.input(t, symbols[t], 1);
        if (t >= WARM_UP) {
          trial.label(t, next);
          crossEntropy -= StrictMath.log(predicted[t][next]) / p.length();
          right += largest(predicted[t]) == next ? 1.0 / p.length() : 0;
        }
      }
      batch.numbers(0)[i] = crossEntropy;
      batch.numbers(1)[i] = right;
    }
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int k = 1; k < values.length; k++) {
      largest = values[k] > values[largest] ? k : largest;
    }
    return largest;
  }
}
