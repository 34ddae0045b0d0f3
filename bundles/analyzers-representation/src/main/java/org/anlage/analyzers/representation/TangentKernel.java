package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.TrialStep;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;

/**
 * Tangent kernels of networks of one run at the last scored step of some trials, with respect to
 * what is learned of the recurrent weights.
 *
 * @param run the run
 * @param trials the trials
 * @param places their last scored steps
 * @param parameters names of the parameters
 */
record TangentKernel(
    RunView run, TrialBatch trials, List<TrialStep> places, Set<String> parameters) {

  /**
   * Of the first distinct trials of a batch.
   *
   * @param most at most so many
   * @return empty if there are none, or if nothing of the recurrent weights is learned
   */
  static Optional<TangentKernel> of(RunView run, TrialBatch batch, int most) {
    TrialBatch distinct = DistinctTrials.of(batch).batch();
    int count = Math.min(most, distinct.trials());
    if (count == 0) {
      return Optional.empty();
    }
    TrialBatch trials = distinct.select(IntStream.range(0, count).toArray());
    Set<String> parameters =
        run.differentiate(run.initial(), trials).parameters().stream()
            .filter(parameter -> parameter.role() == CellParameter.Role.RECURRENT)
            .map(CellParameter::name)
            .collect(Collectors.toUnmodifiableSet());
    List<TrialStep> places = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      places.add(new TrialStep(trial, DecisionStates.step(trials, trial)));
    }
    return parameters.isEmpty()
        ? Optional.empty()
        : Optional.of(new TangentKernel(run, trials, places, parameters));
  }

  /** The kernel of a network, (trials x outputs) x (trials x outputs). */
  Matrix ofRecurrent(Network network) {
    Differentiation gradients = run.differentiate(network, trials);
    return gradients.tangentKernel(places, parameters);
  }
}
