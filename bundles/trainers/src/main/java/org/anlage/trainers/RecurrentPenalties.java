package org.anlage.trainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.cell.MadeWeights;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.LearnedParameters.Region;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.regularization.ProximalStep;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingProblem;

/**
 * Penalties on the N x N recurrent weights of a run. Where a cell makes these of its parameters,
 * the gradients are handed on to them.
 */
final class RecurrentPenalties {
  private final List<NamedPenalty> penalties;
  private final List<Optional<ProximalStep>> proximal;
  private final double[] values;
  private final Weights weights;
  private final Gradients gradients;
  private final int units;
  private final boolean direct;

  /** The recurrent weights that a cell makes, where there are penalties on them. */
  private final Optional<MadeWeights> made;

  /** Recurrent weights that the cell makes, and d/d(them). */
  private final RealBuffer effective;

  private final RealBuffer effectiveGradient;

  /** Where the gradients of proximal penalties go that nobody uses. */
  private final RealBuffer unused;

  RecurrentPenalties(TrainingProblem problem, Weights weights, Gradients gradients) {
    this.weights = weights;
    this.gradients = gradients;
    penalties = problem.penalties();
    units = weights.spec.units();
    values = new double[penalties.size()];
    proximal = penalties.stream().map(p -> p.penalty().proximal()).toList();
    direct = weights.recurrent().isPresent();
    made = direct || penalties.isEmpty() ? Optional.empty() : weights.equations().madeWeights();
    boolean any = proximal.stream().anyMatch(Optional::isPresent);
    if (!direct && !penalties.isEmpty() && (any || made.isEmpty())) {
      throw ProblemException.configuration(
          new Problem(
              any
                  ? "penalties of the proximal form act on recurrent weights that are a parameter"
                  : "penalties act on recurrent weights",
              "network.cell",
              weights.spec.cell().name() + ", which has no such weights",
              "a cell with a recurrent_kernel",
              any ? "use the form \"gradient\"" : "leave the penalties out of the arm"));
    }
    unused = weights.readout.allocate(any ? units * units : 0);
    effective = weights.readout.allocate(made.isPresent() ? Math.multiplyExact(units, units) : 0);
    effectiveGradient = effective.allocate(effective.length());
  }

  /** Values of the last {@link #add}. */
  double[] values() {
    return values;
  }

  /** Computes the values, and adds the gradients of those that are not proximal. */
  void add() {
    if (made.isPresent()) {
      made.get().write(effective);
      effectiveGradient.fill(0, effectiveGradient.length(), 0);
    }
    unused.fill(0, unused.length(), 0);
    for (int i = 0; i < values.length; i++) {
      RealBuffer slopes = proximal.get(i).isPresent() ? unused : slopes();
      values[i] = penalties.get(i).penalty().evaluate(recurrent(), slopes);
    }
    if (made.isPresent()) {
      made.get().addGradient(effectiveGradient, gradients);
    }
  }

  private RealBuffer recurrent() {
    return weights.recurrent().orElse(effective);
  }

  private RealBuffer slopes() {
    return direct ? gradients.gradient(Network.RECURRENT) : effectiveGradient;
  }

  /** The proximal steps, after an update at this rate. */
  void proximal(double rate) {
    for (Optional<ProximalStep> own : proximal) {
      own.ifPresent(step -> step.apply(recurrent(), rate));
    }
  }

  /** The gradient of the last way back with respect to recurrent weights; NaN: not known. */
  Matrix taskGradient() {
    if (!direct) {
      return unknown();
    }
    Region region = weights.region(Network.RECURRENT);
    return Weights.take(units, units, gradients.gradient(Network.RECURRENT), region.offset());
  }

  /** An N x N gradient that is not known. */
  Matrix unknown() {
    Matrix matrix = Matrix.zeros(units, units);
    Arrays.fill(matrix.values(), Double.NaN);
    return matrix;
  }

  /** The penalties as terms of the loss. */
  List<LossTerm> audit() {
    List<LossTerm> terms = new ArrayList<>();
    made.ifPresent(own -> own.write(effective));
    for (NamedPenalty penalty : penalties) {
      RealBuffer gradient = recurrent().allocate(units * units);
      double value = penalty.penalty().evaluate(recurrent(), gradient);
      terms.add(new LossTerm(penalty.name(), value, Weights.take(units, units, gradient, 0)));
    }
    return terms;
  }
}
