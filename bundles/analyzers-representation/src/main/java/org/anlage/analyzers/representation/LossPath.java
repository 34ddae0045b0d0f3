package org.anlage.analyzers.representation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;

/**
 * Losses along the straight line from one network to another.
 *
 * @param losses at equally spaced points, both ends included
 */
record LossPath(double[] losses) {

  /**
   * Between two networks of the same shape; empty where something that is not learned differs, so
   * that nothing is between them.
   *
   * @param run whose task it is
   * @param points two or more
   */
  static Optional<LossPath> between(
      RunView run, Network from, Network to, TrialBatch trials, int points) {
    Set<String> learned =
        run.differentiate(from, trials).parameters().stream()
            .map(CellParameter::name)
            .collect(Collectors.toSet());
    for (String name : from.parameters().keySet()) {
      boolean made = name.equals(Network.RECURRENT);
      if (!learned.contains(name) && !made && !from.parameter(name).equals(to.parameter(name))) {
        return Optional.empty();
      }
    }
    double[] losses = new double[points];
    for (int k = 0; k < points; k++) {
      Network between = mixed(from, to, learned, k / (points - 1.0));
      losses[k] = run.differentiate(between, trials).loss();
    }
    return Optional.of(new LossPath(losses));
  }

  private static Network mixed(Network from, Network to, Set<String> learned, double share) {
    Map<String, Matrix> parameters = new HashMap<>();
    from.parameters()
        .forEach(
            (name, values) -> {
              if (learned.contains(name)) {
                parameters.put(
                    name,
                    values.combine(to.parameter(name), (a, b) -> (1 - share) * a + share * b));
              } else if (!name.equals(Network.RECURRENT)) {
                parameters.put(name, values);
              } // recurrent weights that are not learned themselves are made of what is
            });
    return new Network(from.spec(), parameters);
  }

  /** Loss above the straight line between the losses at the ends, at each point. */
  double[] excess() {
    int last = losses.length - 1;
    double[] excess = new double[losses.length];
    for (int k = 0; k <= last; k++) {
      double share = (double) k / last;
      excess[k] = losses[k] - (1 - share) * losses[0] - share * losses[last];
    }
    return excess;
  }

  /** The largest excess; 0 where there is none above the ends; NaN where a loss is. */
  double barrier() {
    double largest = 0;
    for (double above : excess()) {
      largest = Math.max(largest, above);
    }
    return largest;
  }
}
