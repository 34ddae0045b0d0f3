package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedActivityPenalty;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.api.training.WeightConstraint;

/**
 * One run and its buffers; owned by one thread. An update is, in this order: trials, interventions
 * on trials, input noise, the learning rule (states, loss, activity penalties, direction),
 * penalties on weights, the limit of the norm, the update rule, proximal steps, interventions on
 * weights, constraints, bounds of parameters, the check that all is finite, history.
 */
final class TrainingRun {
  private final BpttTrainer.Parameters parameters;
  private final TrainingProblem problem;
  private final Runner runner;
  private final Weights weights;
  private final Buffers direction;
  private final RecurrentPenalties penalties;
  private final TrialBatch batch;
  private final UpdateRule.Bound updateRule;
  private final LearningRule.Bound learningRule;

  TrainingRun(BpttTrainer.Parameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    Shapes.check(problem.initial().spec(), problem.task());
    runner = new Runner(problem, parameters.batch(), parameters.loss());
    weights = runner.parameters();
    direction = runner.gradients().direction();
    penalties = new RecurrentPenalties(problem, weights, runner.gradients());
    batch = TrialBatch.allocate(problem.task(), parameters.batch());
    requireWeightsToConstrain();
    updateRule = parameters.updateRule(weights.learned(), context("update-rule"));
    learningRule = parameters.learningRule(runner, context("learning-rule"));
  }

  private RuleContext context(String purpose) {
    return new RuleContext(
        problem.random().split(purpose), problem.kernels(), problem.decompositions());
  }

  private void requireWeightsToConstrain() {
    if (!problem.constraints().isEmpty() && weights.recurrent().isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "constraints act on N x N recurrent weights that are a parameter of the cell",
              "network.cell",
              weights.spec.cell().name() + ", which has none",
              "a cell with a recurrent_kernel, or an arm without constraints",
              ""));
    }
  }

  /** The terms of the loss on the first batch at the initial weights, noise off. */
  List<LossTerm> audit() {
    problem.training().fill(batch, 0);
    runner.at(0);
    boolean rewarded = problem.task().objective() == Objective.REWARD;
    double loss;
    if (rewarded) {
      loss = runner.evaluate(batch).loss();
      runner.forward(batch);
      double[] none = new double[batch.steps() * batch.trials() * batch.outputs()];
      runner.backward(Backward.FULL, none, direction);
    } else {
      runner.forward(batch);
      loss = runner.backward(Backward.FULL, direction).loss();
    }
    List<LossTerm> terms = new ArrayList<>();
    terms.add(
        new LossTerm("task", loss, rewarded ? penalties.unknown() : penalties.taskGradient()));
    for (int i = 0; i < problem.activityPenalties().size(); i++) {
      terms.add(
          new LossTerm(
              problem.activityPenalties().get(i).name(),
              runner.activityPenalties()[i],
              penalties.unknown()));
    }
    terms.addAll(penalties.audit());
    return terms;
  }

  TrainingResult train(TrainingMonitor monitor) {
    TrainingState state = state();
    int done = monitor.checkpoint().map(state::fromBytes).orElse(0);
    if (done == 0 && parameters.snapshots().contains(0)) {
      state.snapshot(0);
    }
    Optional<String> failure = Optional.empty();
    for (int update = done + 1; update <= parameters.updates() && !state.stopping.due(); update++) {
      if (monitor.cancelled()) {
        throw new TrainingMonitor.Interrupted();
      }
      BatchScore score = learn(update);
      failure = step(update, score);
      if (failure.isPresent()) {
        monitor.updated(update, parameters.updates(), score.loss());
        break;
      }
      record(update, score, state);
      monitor.updated(update, parameters.updates(), score.loss());
      int made = update;
      monitor.reached(made, () -> state.toBytes(made));
    }
    if (failure.isEmpty()) {
      state.stopping.restore(weights.buffers());
      weights.changed();
    }
    return new TrainingResult(weights.network(), state.history.table(), state.snapshots, failure);
  }

  private TrainingState state() {
    List<RealBuffer> memory = new ArrayList<>(updateRule.memory());
    memory.addAll(learningRule.memory());
    problem.interventions().forEach(own -> memory.addAll(own.memory()));
    List<String> names = new ArrayList<>();
    problem.penalties().stream().map(NamedPenalty::name).forEach(names::add);
    problem.activityPenalties().stream().map(NamedActivityPenalty::name).forEach(names::add);
    return new TrainingState(parameters.patience(), weights, memory, names);
  }

  private void record(int update, BatchScore score, TrainingState state) {
    state.history.add(score.loss(), score.accuracy());
    if (update % parameters.epochLength() == 0 || update == parameters.updates()) {
      Evaluation validation = runner.evaluation(problem.validation());
      state.history.endEpoch(
          update, validation, runner.evaluation(problem.test()), penaltyValues());
      state.stopping.epoch(validation.loss(), weights.buffers());
    }
    if (parameters.snapshots().contains(update)) {
      state.snapshot(update);
    }
  }

  private double[] penaltyValues() {
    double[] own = penalties.values();
    double[] more = runner.activityPenalties();
    double[] all = java.util.Arrays.copyOf(own, own.length + more.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    return all;
  }

  /** The parameters. */
  Weights weights() {
    return weights;
  }

  /** One update from direction and loss to new weights; what was not finite, if anything. */
  Optional<String> step(int update, BatchScore score) {
    Optional<String> failure =
        DivergenceCheck.ofLoss(score.loss(), problem, penaltyValues(), update);
    if (failure.isPresent()) {
      return failure;
    }
    parameters.clipNorm().ifPresent(limit -> Scaling.limitNorm(direction.buffers(), limit));
    double rate = parameters.learningRateAt(update);
    updateRule.apply(update, rate, weights.learned(), direction);
    penalties.proximal(rate);
    runner.interveneOnWeights();
    for (WeightConstraint.Projection constraint : problem.constraints()) {
      constraint.project(weights.recurrent().orElseThrow());
    }
    weights.changed();
    return DivergenceCheck.ofWeights(weights, update);
  }

  /** One update's batch, states, loss and direction, penalties included. */
  BatchScore learn(int update) {
    problem.training().fill(batch, update - 1);
    runner.at(update);
    runner.intervene(batch);
    BatchScore score = learningRule.learn(update, batch, direction);
    penalties.add();
    return score;
  }
}
