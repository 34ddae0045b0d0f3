package org.anlage.analyzers.representation;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * The trials of all pairs (a, b) of symbols, of tasks that show a symbol in each of their first two
 * periods, as the one input channel of p that is not zero, and ask for one of p classes. The trial
 * of (a, b) is at a p + b. It is put together from the inputs of trials that show a first and b
 * second, so that held-out pairs are among them.
 *
 * @param symbols number of symbols p
 * @param trials all p^2 trials
 */
record SymbolPairs(int symbols, TrialBatch trials) {
  /** Trials drawn for each symbol: p e^-40 is the chance that one of p is missing. */
  private static final int DRAWN_EACH = 40;

  /** Empty if the task is not of this kind, or not every symbol came up. */
  static Optional<SymbolPairs> of(RunView run) {
    TaskDescription task = run.taskDescription();
    int p = task.outputs();
    boolean possible =
        task.objective().labelled()
            && task.inputs() == p
            && p > 2
            && task.periods().size() > 1
            && !task.drawnPeriods();
    if (!possible) {
      return Optional.empty();
    }
    TrialBatch drawn = run.trials(DRAWN_EACH * p);
    Optional<int[]> first = showing(drawn, task.periods().get(0));
    Optional<int[]> second = showing(drawn, task.periods().get(1));
    return first.isEmpty() || second.isEmpty()
        ? Optional.empty()
        : Optional.of(new SymbolPairs(p, all(drawn, task, first.get(), second.get())));
  }

  /** A trial for each symbol in a period; empty if one has none or a trial shows no one symbol. */
  private static Optional<int[]> showing(TrialBatch batch, Period period) {
    int[] found = new int[batch.inputs()];
    Arrays.fill(found, -1);
    for (int trial = 0; trial < batch.trials(); trial++) {
      int symbol = -1;
      for (int t = period.start(); t < period.end(); t++) {
        for (int i = 0; i < batch.inputs(); i++) {
          if (batch.input()[batch.at(t, trial) * batch.inputs() + i] != 0) {
            if (symbol >= 0 && symbol != i) {
              return Optional.empty();
            }
            symbol = i;
          }
        }
      }
      if (symbol < 0) {
        return Optional.empty();
      }
      found[symbol] = trial;
    }
    return Arrays.stream(found).anyMatch(trial -> trial < 0)
        ? Optional.empty()
        : Optional.of(found);
  }

  /** Labels are those of trials that show the second symbol, and mean nothing. */
  private static TrialBatch all(TrialBatch drawn, TaskDescription task, int[] first, int[] second) {
    int p = first.length;
    int[] chosen = new int[p * p];
    for (int pair = 0; pair < chosen.length; pair++) {
      chosen[pair] = second[pair % p];
    }
    TrialBatch all = drawn.select(chosen);
    for (int t = 0; t < task.periods().get(0).end(); t++) {
      for (int pair = 0; pair < chosen.length; pair++) {
        System.arraycopy(
            drawn.input(), drawn.at(t, first[pair / p]) * p, all.input(), all.at(t, pair) * p, p);
      }
    }
    return all;
  }
}
