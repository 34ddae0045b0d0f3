package org.anlage.launcher.compute;

import java.util.Optional;
import org.anlage.api.matrix.Reals;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.ProximalStep;
import org.anlage.launcher.experiment.Component;

/**
 * A penalty whose regularizer is named where it throws while training, like everything else that a
 * plug-in throws.
 */
record AnsweringPenalty(Component regularizer, Penalty penalty) implements Penalty {
  @Override
  public double evaluate(Reals weights, Reals gradient) {
    return regularizer.<Object, Double>call(
        "be evaluated", (service, parameters) -> penalty.evaluate(weights, gradient));
  }

  @Override
  public Optional<ProximalStep> proximal() {
    return penalty.proximal().map(this::answering);
  }

  private ProximalStep answering(ProximalStep step) {
    return (weights, rate) ->
        regularizer.<Object, Boolean>call(
            "take its proximal step",
            (service, parameters) -> {
              step.apply(weights, rate);
              return true;
            });
  }
}
