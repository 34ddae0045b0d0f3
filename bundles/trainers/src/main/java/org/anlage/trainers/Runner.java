package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.intervention.StateNoise;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.Loss;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingProblem;

/** The network of a run as learning rules use it; owned by one thread. */
final class Runner implements NetworkRunner {
  private final TrainingProblem problem;
  private final Weights weights;
  private final Trajectory trajectory;
  private final Gradients gradients;
  private final RandomStream noise;
  private final RandomStream interventions;
  private final Scoring scoring;
  private final Scoring evaluating;
  private final RealBuffer outputs;
  private final RealBuffer errors;
  private final RealBuffer start;
  private final double[] activityPenalties;
  private int update;
  private Optional<TrialBatch> running = Optional.empty();
  private Optional<BatchLoss> score = Optional.empty();

  Runner(TrainingProblem problem, int trials, Optional<Chosen<Loss<Record>>> loss) {
    this.problem = problem;
    var kernels = problem.kernels();
    weights =
        new Weights(
            problem.initial(),
            problem.cell().orElseGet(() -> BuiltInCells.of(problem.initial().spec())),
            kernels,
            trials);
    gradients = new Gradients(weights, trials, kernels);
    trajectory = new Trajectory(weights, problem.task().steps(), trials, kernels);
    noise = problem.random().split("input-noise");
    interventions = problem.random().split("interventions");
    outputs = weights.readout.allocate(trials * weights.spec.outputs());
    errors = outputs.allocate(outputs.length());
    boolean intervened = !problem.interventions().isEmpty();
    start = outputs.allocate(intervened ? trials * weights.state() : 0);
    scoring = new Scoring(problem.task(), trials, outputs, kernels, loss);
    evaluating = new Scoring(problem.task(), trials, outputs, kernels, loss);
    activityPenalties = new double[problem.activityPenalties().size()];
  }

  /** The parameters. */
  Weights parameters() {
    return weights;
  }

  /** The gradients of the last way back. */
  Gradients gradients() {
    return gradients;
  }

  /** Values of the activity penalties in the last way back. */
  double[] activityPenalties() {
    return activityPenalties;
  }

  /** What is done from here on belongs to an update, from 1; 0: none, without interventions. */
  void at(int number) {
    update = number;
  }

  /** Changes the trials of the update as interventions wish. */
  void intervene(TrialBatch batch) {
    for (int i = 0; i < problem.interventions().size(); i++) {
      problem.interventions().get(i).trials(update, batch, random("trials", i));
    }
  }

  /** Changes weights as interventions wish. */
  void interveneOnWeights() {
    for (int i = 0; i < problem.interventions().size(); i++) {
      problem.interventions().get(i).weights(update, weights.learned(), random("weights", i));
    }
  }

  private RandomStream random(String purpose, int intervention) {
    return interventions.split(purpose).split(intervention).split(update);
  }

  @Override
  public int units() {
    return weights.spec.units();
  }

  @Override
  public int channels() {
    return weights.spec.outputs();
  }

  @Override
  public LearnedParameters weights() {
    return weights.learned();
  }

  @Override
  public void changed() {
    weights.changed();
  }

  @Override
  public boolean local() {
    return weights.equations().local();
  }

  @Override
  public boolean driven() {
    return weights.equations().driven();
  }

  @Override
  public void forward(TrialBatch batch) {
    load(batch);
    trajectory.run(batch.trials());
    running = Optional.of(batch);
  }

  @Override
  public BatchScore backward(Backward how, LearnedParameters direction) {
    requireTargets();
    BatchLoss found = loss(requireRunning());
    backward(how, found, direction);
    return scoreOf(found);
  }

  @Override
  public void backward(Backward how, double[] errors, LearnedParameters direction) {
    int length = requireRunning().trials() * channels();
    if (errors.length != trajectory.steps() * length) {
      throw new IllegalArgumentException(
          errors.length + " errors, expected " + trajectory.steps() * length);
    }
    backward(how, new GivenErrors(errors, length), direction);
  }

  private void backward(Backward how, OutputErrors found, LearnedParameters direction) {
    if (!how.throughOthers() && !local()) {
      throw refused("local learning rules", "the vanilla or a leaky cell");
    }
    for (int i = 0; i < activityPenalties.length; i++) {
      activityPenalties[i] = problem.activityPenalties().get(i).penalty().evaluate(trajectory);
    }
    gradients.compute(trajectory, found, how, problem.activityPenalties());
    List<RealBuffer> own = gradients.direction().buffers();
    for (int i = 0; i < own.size(); i++) {
      RealBuffer target = direction.buffers().get(i);
      if (target != own.get(i)) {
        target.copyFrom(own.get(i), 0, 0, target.length());
      }
    }
  }

  private void requireTargets() {
    if (problem.task().objective() == Objective.REWARD) {
      throw ProblemException.configuration(
          new Problem(
              "the task gives rewards, and the learning rule needs targets",
              "trainer.learn",
              "a rule that follows the gradient of a loss",
              "reinforce, evolution or natural-evolution",
              "for example \"trainer\": { \"use\": \"bptt\", \"learn\": \"reinforce\" }"));
    }
  }

  @Override
  public BatchScore evaluate(TrialBatch batch) {
    Evaluation found = evaluation(batch);
    return new BatchScore(found.loss(), found.accuracy());
  }

  /** Loss and accuracy on trials of any number, noise off, nothing done to them. */
  Evaluation evaluation(TrialBatch batch) {
    return Evaluation.of(trajectory, evaluating, batch);
  }

  @Override
  public void begin(TrialBatch batch) {
    if (scoring.given()) {
      throw ProblemException.configuration(
          new Problem(
              "learning rules that learn within a trial use the task's own loss",
              "trainer.loss",
              "another loss",
              "none",
              "leave out \"loss\", or use a learning rule that goes back through whole trials"));
    }
    load(batch);
    trajectory.begin(batch.trials());
    running = Optional.of(batch);
    score = Optional.of(loss(batch));
  }

  @Override
  public boolean advance() {
    if (!trajectory.advance()) {
      return false;
    }
    int trials = requireRunning().trials();
    trajectory.read(step(), trials, outputs);
    BatchLoss losses = score.orElseThrow();
    if (losses.needs(step())) {
      errors.copyFrom(outputs, 0, 0, outputs.length());
      losses.take(step(), errors);
    } else {
      errors.fill(0, errors.length(), 0);
    }
    return true;
  }

  @Override
  public int step() {
    return trajectory.done() - 1;
  }

  @Override
  public RealBuffer states() {
    return trajectory.rows();
  }

  @Override
  public int statesAt() {
    return trajectory.stateAfter(step());
  }

  @Override
  public int stride() {
    return trajectory.stride();
  }

  @Override
  public RealBuffer outputs() {
    return outputs;
  }

  @Override
  public RealBuffer errors() {
    requireTargets();
    return errors;
  }

  @Override
  public BatchScore score() {
    return scoreOf(score.orElseThrow(() -> new IllegalStateException("no batch was begun")));
  }

  @Override
  public void drive(RealBuffer added) {
    if (!driven()) {
      throw refused("contrastive learning rules", "the vanilla or a leaky cell");
    }
    trajectory.drive(Optional.of(added));
  }

  @Override
  public void release() {
    trajectory.drive(Optional.empty());
  }

  private void load(TrialBatch batch) {
    if (update > 0 && problem.inputNoise() > 0) {
      trajectory.loadNoisy(batch, problem.inputNoise(), noise.split(update - 1));
    } else {
      trajectory.load(batch, 0, batch.trials());
    }
    if (update == 0 || problem.interventions().isEmpty()) {
      return;
    }
    boolean set = false;
    List<StateChange> changes = new ArrayList<>();
    List<UnitNoise> noises = new ArrayList<>();
    start.fill(0, start.length(), 0);
    for (int i = 0; i < problem.interventions().size(); i++) {
      Intervention.Bound own = problem.interventions().get(i);
      set |= own.begin(update, start, batch.trials(), random("states", i));
      changes.addAll(own.states(update));
      RandomStream ownNoise = random("state-noise", i);
      own.noise(update).ifPresent(each -> noises.add(noise(each, ownNoise)));
    }
    if (set) {
      trajectory.startFrom(start, batch.trials());
    }
    trajectory.change(changes, noises);
  }

  private UnitNoise noise(StateNoise wanted, RandomStream random) {
    if (wanted.inside() && !driven()) {
      throw refused("noise inside the nonlinearity", "the vanilla or a leaky cell");
    }
    return new UnitNoise(wanted, random);
  }

  private BatchLoss loss(TrialBatch batch) {
    return scoring.of(trajectory, batch, 0, batch.trials());
  }

  private static BatchScore scoreOf(BatchLoss found) {
    return new BatchScore(found.meanLoss(), found.accuracy());
  }

  private TrialBatch requireRunning() {
    return running.orElseThrow(() -> new IllegalStateException("no batch has run"));
  }

  private ProblemException refused(String who, String cells) {
    return ProblemException.configuration(
        new Problem(
            who + " cannot be used with this cell",
            "network.cell",
            weights.spec.cell().name(),
            "a cell that offers what they need",
            "use " + cells));
  }
}
