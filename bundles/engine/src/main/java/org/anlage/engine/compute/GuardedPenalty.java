package org.anlage.engine.compute;

import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.ProximalStep;
import org.anlage.engine.definition.ConfiguredExtension;

/**
 * A penalty whose regularizer is named where it throws while training, like everything else that a
 * plug-in throws.
 */
record GuardedPenalty(ConfiguredExtension regularizer, Penalty penalty) implements Penalty {
  @Override
  public double evaluate(RealBuffer weights, RealBuffer gradient) {
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
