package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.algebra.Ridge;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.osgi.service.component.annotations.Component;

/**
 * Trains the read-out alone: ridge regression of targets on the states of the network as it is made
 * (Jaeger 2001, GMD report 148), so that what a prior alone gives to a task can be told from what
 * training adds. Targets of classes are 1 and 0; the answer is the largest output. The ridge
 * penalty is chosen in closed form. Regularizers are reported and change nothing.
 *
 * <p>Time: the states of all trials, and one symmetric eigendecomposition of the smaller of units
 * and samples. Memory: samples x units doubles, a few times.
 */
@Component(service = Trainer.class)
@Extension(
    name = "ridge-readout",
    text = "Read-out by ridge regression; input and recurrent weights stay as they are",
    source = "Jaeger 2001, The echo state approach, GMD report 148")
public final class RidgeReadout implements Trainer<RidgeReadout.Parameters> {
  /**
   * Parameters.
   *
   * @param penalties ridge penalties
   * @param choice how one is chosen
   * @param batch trials at a time
   * @param batches how many times
   */
  public record Parameters(
      @Parameter(
              text = "Ridge penalties on sums of squares; of several the best is chosen",
              value = "[1e-6, 1e-4, 0.01, 1, 100, 10000]",
              min = 1)
          List<Double> penalties,
      @Parameter(
              text =
                  "How a penalty is chosen: leave-one-out, generalised; a sample is a scored step"
                      + " of a trial",
              value = "\"leave-one-out\"")
          Ridge.Choice choice,
      @Parameter(text = "Trials at a time.", value = "128", min = 1) int batch,
      @Parameter(text = "How many times as many trials.", value = "8", min = 1) int batches) {
    /** Copies the list and checks it. */
    public Parameters {
      penalties = List.copyOf(penalties);
      for (double penalty : penalties) {
        if (!(penalty > 0) || !Double.isFinite(penalty)) {
          throw new IllegalArgumentException("a penalty of " + penalty + " is not above 0");
        }
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Effort effort(Parameters parameters) {
    return new Effort(parameters.batches(), parameters.batch());
  }

  /** The recurrent weights are not trained: the task pulls at them with nothing. */
  @Override
  public List<LossTerm> audit(Parameters parameters, TrainingProblem problem) {
    ReadoutStates states = new ReadoutStates(problem, parameters.batch());
    List<LossTerm> terms = new ArrayList<>();
    terms.add(new LossTerm("task", states.firstLoss()));
    for (NamedPenalty penalty : problem.penalties()) {
      terms.add(new LossTerm(penalty.name(), states.penalty(penalty)));
    }
    return terms;
  }

  @Override
  public TrainingResult train(
      Parameters parameters, TrainingProblem problem, TrainingMonitor monitor) {
    ReadoutStates states = new ReadoutStates(problem, parameters.batch());
    History history = new History(problem.penalties().stream().map(NamedPenalty::name).toList());
    Optional<String> failure = Optional.empty();
    for (int batch = 0; batch < parameters.batches() && failure.isEmpty(); batch++) {
      if (monitor.cancelled()) {
        throw new TrainingMonitor.Interrupted();
      }
      failure = states.collect(batch);
      monitor.updated(batch + 1, parameters.batches(), Double.NaN);
    }
    if (failure.isEmpty()) {
      states.fit(parameters.penalties(), parameters.choice());
      states.score(history, parameters.batches());
    }
    return new TrainingResult(states.network(), history.table(), List.of(), failure);
  }
}
