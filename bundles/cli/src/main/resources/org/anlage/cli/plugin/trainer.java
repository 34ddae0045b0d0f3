package @package@;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.LossTerm;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.osgi.service.component.annotations.Component;

/**
 * Trains the read-out alone, by gradient descent on the cross-entropy: the recurrent weights stay
 * what the prior made them, so what is learned shows what the prior itself can do.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = Trainer.class)
@Extension(name = "@name@", text = "Trains the read-out alone, by gradient descent")
public final class @Class@ implements Trainer<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Learning rate.", value = "0.1", min = 0, exclusiveMin = true)
          double learningRate,
      @Parameter(text = "Trials per update.", value = "64", min = 1) int batch,
      @Parameter(text = "Number of updates.", value = "200", min = 1) int updates,
      @Parameter(text = "Updates per row of the history.", value = "20", min = 1)
          int epochLength) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Effort effort(Parameters parameters) {
    return new Effort(parameters.updates(), parameters.batch());
  }

  /** The task does not pull at recurrent weights, since these are not learned. */
  @Override
  public List<LossTerm> audit(Parameters parameters, TrainingProblem problem) {
    int n = problem.initial().spec().units();
    TrialBatch batch = TrialBatch.allocate(problem.task(), parameters.batch());
    problem.training().fill(batch, 0);
    List<LossTerm> terms = new ArrayList<>();
    // No gradient with respect to recurrent weights: this trainer uses none.
    terms.add(new LossTerm("task", score(problem, batch, readout(problem)).loss()));
    for (NamedPenalty named : problem.penalties()) {
      RealBuffer gradient = new RealBuffer.Float64(new double[n * n]);
      double value = named.penalty().evaluate(recurrent(problem), gradient);
      terms.add(new LossTerm(named.name(), value, Matrix.of(n, n, gradient.toDoubles())));
    }
    return terms;
  }

  @Override
  public TrainingResult train(
      Parameters parameters, TrainingProblem problem, TrainingMonitor monitor) {
    Matrix readout = readout(problem);
    TrialBatch batch = TrialBatch.allocate(problem.task(), parameters.batch());
    // To go on from where a run was interrupted, hand over what is needed with monitor.reached(...)
    // and start from monitor.checkpoint(); without that, it starts anew with the same result.
    List<double[]> rows = new ArrayList<>();
    for (int update = 1; update <= parameters.updates(); update++) {
      problem.training().fill(batch, update - 1);
      RandomStream noise = problem.random().split("noise").split(update);
      for (int k = 0; problem.inputNoise() > 0 && k < batch.input().length; k++) {
        batch.input()[k] += (float) (problem.inputNoise() * noise.nextGaussian());
      }
      Score score = score(problem, batch, readout);
      if (!Double.isFinite(score.loss())) {
        // Not an exception: the run is stored, counted and shown as one that diverged.
        return result(problem, readout, rows, Optional.of("loss not finite, update " + update));
      }
      double rate = parameters.learningRate();
      readout = readout.combine(score.gradient(), (w, slope) -> w - rate * slope);
      monitor.updated(update, parameters.updates(), score.loss());
      if (update % parameters.epochLength() == 0 || update == parameters.updates()) {
        rows.add(row(rows.size() + 1, update, score, problem, readout));
      }
      if (monitor.cancelled()) {
        throw new TrainingMonitor.Interrupted();
      }
    }
    return result(problem, readout, rows, Optional.empty());
  }

  /** The read-out as one matrix, (N + 1) x O: its weights, then its bias. */
  private static Matrix readout(TrainingProblem problem) {
    if (!problem.initial().spec().cell().equals(Cell.VANILLA)
        || problem.task().objective() != Objective.CROSS_ENTROPY) {
      throw ProblemException.configuration(
          new Problem(
              "not a network or task for this trainer",
              "@name@",
              "",
              "vanilla cells, and a task with classes",
              "leave out network.cell, or use the trainer \"bptt\""));
    }
    Matrix weights = problem.initial().parameter(Network.READOUT);
    Matrix bias = problem.initial().parameter(Network.READOUT_BIAS);
    Matrix both = Matrix.zeros(weights.rows() + 1, weights.columns());
    System.arraycopy(weights.values(), 0, both.values(), 0, weights.values().length);
    System.arraycopy(bias.values(), 0, both.values(), weights.values().length, bias.columns());
    return both;
  }

  private static RealBuffer recurrent(TrainingProblem problem) {
    return new RealBuffer.Float64(problem.initial().recurrent().values());
  }

  /**
   * Loss, accuracy and gradient on a batch.
   *
   * @param gradient with respect to the read-out
   */
  private record Score(double loss, double accuracy, Matrix gradient) {}

  private static Score score(TrainingProblem problem, TrialBatch batch, Matrix readout) {
    int n = readout.rows() - 1;
    int classes = readout.columns();
    double[] states = states(problem, batch);
    Matrix gradient = Matrix.zeros(n + 1, classes);
    double loss = 0;
    double right = 0;
    double total = 0;
    for (float weight : batch.mask()) {
      total += weight;
    }
    double[] output = new double[classes];
    for (int row = 0; row < batch.mask().length; row++) {
      double share = batch.mask()[row] / total;
      if (share == 0) {
        continue;
      }
      int label = batch.labels()[row];
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        output[c] = readout.get(n, c);
        for (int i = 0; i < n; i++) {
          output[c] += states[row * n + i] * readout.get(i, c);
        }
        largest = Math.max(largest, output[c]);
      }
      right += output[label] == largest ? share : 0;
      double sum = 0;
      for (double x : output) {
        sum += StrictMath.exp(x - largest); // StrictMath: the same bits everywhere
      }
      loss += share * (StrictMath.log(sum) + largest - output[label]);
      for (int c = 0; c < classes; c++) {
        double probability = StrictMath.exp(output[c] - largest) / sum;
        double slope = share * (probability - (c == label ? 1 : 0));
        for (int i = 0; i <= n; i++) {
          double state = i < n ? states[row * n + i] : 1;
          gradient.set(i, c, gradient.get(i, c) + slope * state);
        }
      }
    }
    return new Score(loss, right, gradient);
  }

  /** T x B x N states: h(t) = f(x(t) K + h(t-1) R + b), h(0) = 0. */
  private static double[] states(TrainingProblem problem, TrialBatch batch) {
    Network network = problem.initial();
    int n = network.spec().units();
    int b = batch.trials();
    double[] bias = network.parameter(Network.BIAS).values();
    double[] inputs = new double[batch.input().length];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = batch.input()[k];
    }
    double[] states = new double[batch.steps() * b * n];
    for (int k = 0; k < states.length; k++) {
      states[k] = bias[k % n];
    }
    RealBuffer x = new RealBuffer.Float64(inputs);
    RealBuffer h = new RealBuffer.Float64(states);
    RealBuffer k = new RealBuffer.Float64(network.parameter(Network.INPUT).values());
    RealBuffer r = recurrent(problem);
    int in = batch.inputs();
    for (int t = 0; t < batch.steps(); t++) {
      int now = t * b * n;
      // Kernels make the same bits as everybody else's, as fast as this machine can.
      problem.kernels().multiply(
          false, false, b, n, in, x, t * b * in, in, k, 0, n, true, h, now, n);
      if (t > 0) {
        // A product may not overlap its operands, so the states before are copied.
        RealBuffer before = h.allocate(b * n);
        before.copyFrom(h, now - b * n, 0, b * n);
        problem.kernels().multiply(false, false, b, n, n, before, 0, n, r, 0, n, true, h, now, n);
      }
      problem.kernels().elementwise().activate(network.spec().activation(), b, n, h, now, n);
    }
    return states;
  }

  private static double[] row(
      int epoch, int update, Score train, TrainingProblem problem, Matrix readout) {
    Score validation = score(problem, problem.validation(), readout);
    Score test = score(problem, problem.test(), readout);
    return new double[] {
      epoch,
      update,
      train.loss(),
      train.accuracy(),
      validation.loss(),
      validation.accuracy(),
      test.loss(),
      test.accuracy()
    };
  }

  private static TrainingResult result(
      TrainingProblem problem, Matrix readout, List<double[]> rows, Optional<String> failure) {
    int n = readout.rows() - 1;
    int classes = readout.columns();
    Map<String, Matrix> parameters = new HashMap<>(problem.initial().parameters());
    double[] values = readout.values();
    parameters.put(
        Network.READOUT, Matrix.of(n, classes, Arrays.copyOf(values, n * classes)));
    parameters.put(
        Network.READOUT_BIAS,
        Matrix.of(
            1, classes, Arrays.copyOfRange(values, n * classes, values.length)));
    String[] names = {
      "epoch",
      "update",
      "train_loss",
      "train_accuracy",
      "validation_loss",
      "validation_accuracy",
      "test_loss",
      "test_accuracy"
    };
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      int column = c;
      columns.add(
          new Column.Numbers(names[c], "", rows.stream().mapToDouble(r -> r[column]).toArray()));
    }
    for (NamedPenalty named : problem.penalties()) {
      // Penalties are on recurrent weights, which do not change.
      double value =
          named.penalty().evaluate(recurrent(problem), new RealBuffer.Float64(new double[n * n]));
      columns.add(
          new Column.Numbers(
              "penalty_" + named.name(), "", rows.stream().mapToDouble(r -> value).toArray()));
    }
    return new TrainingResult(
        new Network(problem.initial().spec(), parameters),
        new Table("history", "", columns),
        List.of(), // snapshots of recurrent weights
        failure);
  }
}
