package org.anlage.learning.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.ActionChoice;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.RecurrentPlayer;
import org.anlage.trainers.Schedule;
import org.junit.jupiter.api.Test;

/** The policy gradient, and networks that learn by it where inputs depend on what they do. */
class ReinforceTest {
  private static final int STEPS = 6;
  private static final TaskDescription TASK =
      new TaskDescription(
          RuleProblem.INPUTS,
          3,
          STEPS,
          Objective.REWARD,
          List.of(),
          0.5,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());

  /** Rewards the action that was not taken at the step before; the first is an input. */
  private static final class Alternation implements Environment.Episode {
    private final ActionChoice choice;
    private int before;
    private int action = -1;
    private double reward;
    private int right;
    private int done;

    Alternation(int first, ActionChoice choice) {
      before = 1 - first;
      this.choice = choice;
    }

    @Override
    public void respond(int step, double[] outputs, int at, double[] next) {
      action = choice.at(step, outputs, at, 2);
      reward = action == before ? 0 : 1;
      right += action == before ? 0 : 1;
      done++;
      before = action;
      next[action] = 1;
    }

    @Override
    public int action() {
      return action;
    }

    @Override
    public double reward() {
      return reward;
    }

    @Override
    public int best() {
      return 1 - before;
    }

    @Override
    public double score() {
      return (double) right / done;
    }
  }

  private static void fill(TrialBatch batch, RandomStream random, TrialRequest request) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      RandomStream own = random.split(trial);
      int first = own.nextInt(2);
      ActionChoice choice = ActionChoice.of(request, STEPS, own);
      batch.surround(trial, () -> new Alternation(first, choice));
      batch.input()[batch.at(0, trial) * RuleProblem.INPUTS + 1 - first] = 1;
      for (int t = 0; t < STEPS; t++) {
        batch.mask()[batch.at(t, trial)] = 1;
      }
    }
  }

  private static TrialBatch held(int trials) {
    TrialBatch batch = TrialBatch.allocate(TASK, trials);
    fill(batch, RandomStream.of(3), TrialRequest.analysis());
    return batch;
  }

  /** Vanilla in effect (leak 1), with a read-out for two actions and a value. */
  private static Network network() {
    Network two = RuleProblem.leaky(Activation.TANH, 0.8, 1);
    NetworkSpec spec = two.spec();
    Map<String, Matrix> values = new HashMap<>(two.parameters());
    values.put(
        Network.READOUT, RuleProblem.gaussian(RuleProblem.UNITS, 3, 0.3, RandomStream.of(6)));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, 3));
    return new Network(
        new NetworkSpec(
            spec.cell(), spec.inputs(), spec.units(), 3, spec.activation(), spec.precision()),
        values);
  }

  private static <P extends Record> TrainingResult train(
      LearningRule<P> rule, P parameters, int updates) {
    RandomStream training = RandomStream.of(4);
    TrainingProblem problem =
        new TrainingProblem(
            network(),
            TASK,
            (batch, update) -> fill(batch, training.split(update), TrialRequest.training(update)),
            held(32),
            held(32),
            0,
            List.of(),
            List.of(),
            RandomStream.of(5),
            new ScalarKernels());
    BpttTrainer.Parameters settings =
        new BpttTrainer.Parameters(
            0.02,
            0.9,
            0.999,
            1e-7,
            EpsilonPlacement.KERAS,
            32,
            updates,
            Math.max(1, updates),
            List.of(),
            Optimizer.ADAM,
            0,
            0,
            Schedule.CONSTANT,
            Optional.empty(),
            0,
            Optional.empty(),
            RuleProblem.chosen(rule, parameters),
            Optional.empty());
    return new BpttTrainer().train(settings, problem, new RuleProblem.Patient());
  }

  private static double accuracy(TrainingResult result) {
    TrialBatch batch = held(64);
    float[] played = play(result.network(), batch);
    return Arrays.stream(AnswerScore.of(TASK, batch, played)).average().orElseThrow();
  }

  private static float[] play(Network network, TrialBatch batch) {
    return new RecurrentPlayer().play(network, batch, new ScalarKernels()).output();
  }

  @Test
  void theGradientOfAnActionIsThatOfItsLoss() {
    Reinforce.Parameters p = new Reinforce.Parameters(0.9, 0.4, 0.3);
    double[] outputs = {9, 0.3, -1.2, 0.8, 0.25};
    double given = 1.7;
    double surplus = given - outputs[4];
    double[] gradient = outputs.clone();
    Reinforce.gradient(p, gradient, 1, 3, 2, given);
    assertEquals(9, gradient[0], "not an output of this trial");
    double h = 1e-6;
    for (int o = 1; o < 5; o++) {
      double[] up = outputs.clone();
      double[] down = outputs.clone();
      up[o] += h;
      down[o] -= h;
      double slope = (loss(p, up, surplus, given) - loss(p, down, surplus, given)) / (2 * h);
      assertEquals(slope, gradient[o], 1e-8, "output " + o);
    }
  }

  /** -A log p(a) + valueWeight (G - v)^2 - entropyWeight H of the action 2 of three. */
  private static double loss(Reinforce.Parameters p, double[] row, double surplus, double given) {
    double all = Math.exp(row[1]) + Math.exp(row[2]) + Math.exp(row[3]);
    double entropy = 0;
    for (int o = 1; o < 4; o++) {
      double probability = Math.exp(row[o]) / all;
      entropy -= probability * Math.log(probability);
    }
    double error = given - row[4];
    return -surplus * Math.log(Math.exp(row[3]) / all)
        + p.valueWeight() * error * error
        - p.entropyWeight() * entropy;
  }

  @Test
  void aNetworkLearnsFromRewardsAlone() {
    var parameters = new Reinforce.Parameters(0.5, 0.5, 0.01);
    assertTrue(accuracy(train(new Reinforce(), parameters, 0)) < 0.9, "before");
    assertTrue(accuracy(train(new Reinforce(), parameters, 300)) > 0.95, "after");
  }

  @Test
  void evolutionLearnsFromRewardsToo() {
    var parameters = new EvolutionStrategies.Parameters(8, 0.1, true);
    assertTrue(accuracy(train(new EvolutionStrategies(), parameters, 60)) > 0.9);
  }

  @Test
  void whatWasLivedPlayedAgainGivesTheSameOutputs() {
    TrialBatch batch = held(16);
    float[] first = play(network(), batch);
    assertArrayEquals(first, play(network(), batch.lived(first)));
  }

  @Test
  void theLossOfRewardsHasNoGradientToAskFor() {
    Network network = network();
    CellType<?> leaky = new LeakyCell();
    @SuppressWarnings("unchecked") // a cell without parameters
    Chosen<CellType<Record>> cell =
        new Chosen<>("leaky", (CellType<Record>) leaky, new NoParameters());
    var gradients =
        new RecurrentPlayer().differentiate(cell, network, TASK, held(4), new ScalarKernels());
    assertThrows(ProblemException.class, gradients::inputGradient);
    assertThrows(ProblemException.class, gradients::gradient);
  }

  @Test
  void rulesThatNeedTargetsAreRefused() {
    var local = new LocalRule.Parameters(LocalRule.Feedback.RANDOM, 0);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> train(new LocalRule(), local, 1));
    assertTrue(String.valueOf(refused.getMessage()).contains("reinforce"), refused::toString);
  }

  @Test
  void aTaskWithTargetsIsRefused() {
    RuleProblem targets = new RuleProblem(RuleProblem.leaky(Activation.TANH, 1, 0.5), 4, true, 2);
    var reinforce = RuleProblem.chosen(new Reinforce(), new Reinforce.Parameters(0.9, 0.5, 0.01));
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> targets.train(targets.settings(1, 0.1, reinforce)));
    assertTrue(String.valueOf(refused.getMessage()).contains("rewards"), refused::toString);
  }
}
