package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.osgi.service.component.annotations.Component;

/**
 * Leaves the network as it starts, and scores it: for networks that were trained elsewhere, and for
 * what weights do before training. The history has one row, of update 0; its training columns are
 * those of the validation trials, for there are no training trials.
 */
@Component(service = Trainer.class)
@Extension(
    name = "untrained",
    text = "No training: the network stays as it starts, and is scored on held-out trials")
public final class Untrained implements Trainer<NoParameters> {
  private static final int CHUNK = 128;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Effort effort(NoParameters parameters) {
    return new Effort(0, 1);
  }

  /** Nothing pulls at the weights. */
  @Override
  public List<LossTerm> audit(NoParameters parameters, TrainingProblem problem) {
    List<LossTerm> terms = new ArrayList<>();
    terms.add(new LossTerm("task", new Scored(problem).evaluate(problem.validation()).loss()));
    for (NamedPenalty penalty : problem.penalties()) {
      terms.add(new LossTerm(penalty.name(), value(penalty, problem)));
    }
    return terms;
  }

  @Override
  public TrainingResult train(
      NoParameters parameters, TrainingProblem problem, TrainingMonitor monitor) {
    if (monitor.cancelled()) {
      throw new TrainingMonitor.Interrupted();
    }
    Scored scored = new Scored(problem);
    Evaluation validation = scored.evaluate(problem.validation());
    Evaluation test = scored.evaluate(problem.test());
    History history = new History(problem.penalties().stream().map(NamedPenalty::name).toList());
    history.add(validation.loss(), validation.accuracy());
    double[] penalties =
        problem.penalties().stream().mapToDouble(penalty -> value(penalty, problem)).toArray();
    history.endEpoch(0, validation, test, penalties);
    Optional<String> failure =
        Double.isFinite(validation.loss()) && Double.isFinite(test.loss())
            ? Optional.empty()
            : Optional.of("the loss of the network is not finite");
    return new TrainingResult(problem.initial(), history.table(), List.of(), failure);
  }

  private static double value(NamedPenalty penalty, TrainingProblem problem) {
    Matrix recurrent = problem.initial().recurrent();
    RealBuffer weights = problem.initial().spec().precision().allocate(recurrent.values().length);
    weights.setAll(recurrent.values());
    return penalty.penalty().evaluate(weights, weights.allocate(weights.length()));
  }

  /** The network of a problem, ready to be scored. */
  private static final class Scored {
    private final Trajectory trajectory;
    private final Scoring scoring;

    Scored(TrainingProblem problem) {
      NetworkSpec spec = problem.initial().spec();
      Shapes.check(spec, problem.task());
      Weights weights =
          new Weights(
              problem.initial(),
              problem.cell().orElseGet(() -> BuiltInCells.of(spec)),
              problem.kernels(),
              CHUNK);
      trajectory = new Trajectory(weights, problem.task().steps(), CHUNK, problem.kernels());
      scoring =
          new Scoring(problem.task(), CHUNK, weights.readout, problem.kernels(), Optional.empty());
    }

    Evaluation evaluate(TrialBatch trials) {
      return Evaluation.of(trajectory, scoring, trials);
    }
  }
}
