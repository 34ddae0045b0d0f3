package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.ProximalStep;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.api.training.WeightConstraint;

/** One run and its buffers; owned by one thread. */
final class TrainingRun {
  private final BpttTrainer.Parameters parameters;
  private final TrainingProblem problem;
  private final Kernels kernels;
  private final Weights weights;
  private final Gradients gradients;
  private final Trajectory trajectory;
  private final TrialBatch batch;
  private final RandomStream noise;
  private final RealBuffer outputs;
  private final Outputs rows;
  private final double[] penalties;
  private final List<Optional<ProximalStep>> proximal;

  /** Where the gradients of proximal penalties go that nobody uses. */
  private final RealBuffer unused;

  TrainingRun(BpttTrainer.Parameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    kernels = problem.kernels();
    int trials = parameters.batch();
    Shapes.check(problem.initial().spec(), problem.task());
    weights = new Weights(problem.initial(), kernels);
    gradients = new Gradients(weights.spec, trials, kernels);
    trajectory = new Trajectory(weights.spec, problem.task().steps(), trials, kernels);
    batch = TrialBatch.allocate(problem.task(), trials);
    noise = problem.random().split("input-noise");
    outputs = weights.readout.allocate(trials * weights.spec.outputs());
    rows = new Outputs(trials, weights.spec.outputs(), kernels.elementwise());
    penalties = new double[problem.penalties().size()];
    proximal = problem.penalties().stream().map(p -> p.penalty().proximal()).toList();
    boolean any = proximal.stream().anyMatch(Optional::isPresent);
    unused = outputs.allocate(any ? weights.recurrent.length() : 0);
  }

  /** The terms of the loss on the first batch at the initial weights, noise off. */
  List<LossTerm> audit() {
    int units = weights.spec.units();
    problem.training().fill(batch, 0);
    trajectory.load(batch, 0, batch.trials());
    double loss = taskGradient().meanLoss();
    List<LossTerm> terms = new ArrayList<>();
    terms.add(new LossTerm("task", loss, Weights.take(units, units, gradients.recurrent, 0)));
    for (NamedPenalty penalty : problem.penalties()) {
      RealBuffer gradient = weights.recurrent.allocate(units * units);
      double value = penalty.penalty().evaluate(weights.recurrent, gradient);
      terms.add(new LossTerm(penalty.name(), value, Weights.take(units, units, gradient, 0)));
    }
    return terms;
  }

  TrainingResult train(TrainingMonitor monitor) {
    TrainingState state = new TrainingState(parameters, weights, problem.penalties());
    int done = monitor.checkpoint().map(state::fromBytes).orElse(0);
    if (done == 0 && parameters.snapshots().contains(0)) {
      state.snapshot(0);
    }
    Optional<String> failure = Optional.empty();
    for (int update = done + 1; update <= parameters.updates() && !state.stopping.due(); update++) {
      if (monitor.cancelled()) {
        throw new TrainingMonitor.Interrupted();
      }
      BatchLoss score = gradient(update);
      failure = step(update, score, state.rule);
      if (failure.isPresent()) {
        monitor.updated(update, parameters.updates(), score.meanLoss());
        break;
      }
      record(update, score, state);
      monitor.updated(update, parameters.updates(), score.meanLoss());
      int made = update;
      monitor.reached(made, () -> state.toBytes(made));
    }
    if (failure.isEmpty()) {
      state.stopping.restore(weights.buffers());
    }
    return new TrainingResult(weights.network(), state.history.table(), state.snapshots, failure);
  }

  private void record(int update, BatchLoss score, TrainingState state) {
    state.history.add(score.meanLoss(), score.accuracy());
    if (update % parameters.epochLength() == 0 || update == parameters.updates()) {
      Evaluation validation = evaluate(problem.validation());
      state.history.endEpoch(update, validation, evaluate(problem.test()), penalties);
      state.stopping.epoch(validation.loss(), weights.buffers());
    }
    if (parameters.snapshots().contains(update)) {
      state.snapshot(update);
    }
  }

  /** The parameters. */
  Weights weights() {
    return weights;
  }

  /** One update from gradients and loss to new weights; what was not finite, if anything. */
  Optional<String> step(int update, BatchLoss score, UpdateRule rule) {
    Optional<String> failure =
        DivergenceCheck.ofLoss(score.meanLoss(), problem.penalties(), penalties, update);
    if (failure.isPresent()) {
      return failure;
    }
    parameters.clipNorm().ifPresent(limit -> Scaling.limitNorm(gradients.buffers(), limit));
    rule.update(update, weights.buffers(), gradients.buffers(), kernels.elementwise());
    double rate = parameters.learningRateAt(update);
    for (Optional<ProximalStep> own : proximal) {
      own.ifPresent(step -> step.apply(weights.recurrent, rate));
    }
    for (WeightConstraint.Projection constraint : problem.constraints()) {
      constraint.project(weights.recurrent);
    }
    weights.changed();
    return DivergenceCheck.ofWeights(weights, update);
  }

  /** One update's batch, states, loss and gradients, penalties included. */
  BatchLoss gradient(int update) {
    problem.training().fill(batch, update - 1);
    if (problem.inputNoise() > 0) {
      trajectory.loadNoisy(batch, problem.inputNoise(), noise.split(update - 1));
    } else {
      trajectory.load(batch, 0, batch.trials());
    }
    BatchLoss score = taskGradient();
    unused.fill(0, unused.length(), 0);
    for (int i = 0; i < penalties.length; i++) {
      RealBuffer slopes = proximal.get(i).isPresent() ? unused : gradients.recurrent;
      penalties[i] = problem.penalties().get(i).penalty().evaluate(weights.recurrent, slopes);
    }
    return score;
  }

  private BatchLoss taskGradient() {
    int trials = batch.trials();
    trajectory.run(weights, trials);
    BatchLoss score = new BatchLoss(problem.task().objective(), batch, 0, trials, rows);
    gradients.compute(weights, trajectory, score, trials);
    return score;
  }

  private Evaluation evaluate(TrialBatch trials) {
    return Evaluation.of(weights, trajectory, problem.task().objective(), outputs, rows, trials);
  }
}
