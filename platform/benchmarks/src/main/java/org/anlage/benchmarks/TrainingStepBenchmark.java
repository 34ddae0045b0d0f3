package org.anlage.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.regularizers.CommunicabilityEmd;
import org.anlage.regularizers.DistanceCommunicability;
import org.anlage.regularizers.DistanceCost;
import org.anlage.regularizers.Form;
import org.anlage.regularizers.L1;
import org.anlage.regularizers.WiringNormalisation;
import org.anlage.regularizers.WiringTarget;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds per update of a network: {@value #UPDATES} updates by the trainer as an experiment
 * calls it, buffers, first and last evaluation (of one trial) included. 50 steps, 128 trials, ReLU
 * (tanh for the gates' cell), 8 inputs, 4 outputs, noisy input, Adam.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@OperationsPerInvocation(TrainingStepBenchmark.UPDATES)
public class TrainingStepBenchmark {
  static final int UPDATES = 20;

  private static final int STEPS = 50;
  private static final int TRIALS = 128;
  private static final int INPUTS = 8;
  private static final int OUTPUTS = 4;

  /** Which kernels. */
  @Param({"vector", "openblas", "scalar"})
  public String kernels = "vector";

  /** Which precision. */
  @Param({"FLOAT32", "FLOAT64"})
  public Precision precision = Precision.FLOAT32;

  /** N. */
  @Param({"64", "100", "200", "312", "500", "1000", "2000"})
  public int units = 100;

  /** Which cell. */
  @Param("vanilla")
  public String cell = "vanilla";

  /** A penalty; emd is distance and EMD, as published. */
  @Param({"none", "l1", "distance", "communicability", "emd"})
  public String penalty = "none";

  private final BpttTrainer trainer = new BpttTrainer();
  private Optional<TrainingProblem> problem = Optional.empty();

  /** Makes the network and its task. */
  @Setup
  public void prepare() {
    Kernels chosen = Providers.kernels(kernels);
    chosen.warmUp();
    RandomStream random = RandomStream.of(units);
    TaskDescription task =
        new TaskDescription(
            INPUTS,
            OUTPUTS,
            STEPS,
            Objective.CROSS_ENTROPY,
            List.of(),
            1.0 / OUTPUTS,
            OptionalDouble.empty(),
            1,
            OptionalInt.of(INPUTS));
    TrialBatch held = TrialBatch.allocate(task, 1);
    fill(held, random.split("held"));
    problem =
        Optional.of(
            new TrainingProblem(
                network(random.split("network")),
                task,
                (batch, update) -> fill(batch, random.split("trials").split(update)),
                held,
                held,
                0.05,
                penalties(chosen, random.split("penalty")),
                List.of(),
                random.split("training"),
                chosen));
  }

  /** Updates of a new network. */
  @Benchmark
  public TrainingResult step() {
    return trainer.train(
        new BpttTrainer.Parameters(
            1e-3,
            0.9,
            0.999,
            1e-7,
            EpsilonPlacement.KERAS,
            TRIALS,
            UPDATES,
            UPDATES,
            List.of(),
            Optimizer.ADAM,
            0,
            0,
            Schedule.CONSTANT,
            Optional.empty(),
            0),
        problem.orElseThrow(),
        new Silent());
  }

  private Network network(RandomStream random) {
    Activation activation = cell.equals("gru") ? Activation.TANH : Activation.RELU;
    NetworkSpec spec =
        new NetworkSpec(new Cell(cell), INPUTS, units, OUTPUTS, activation, precision);
    return new Network(spec, Weights.draw(spec, random));
  }

  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int channel = random.nextInt(INPUTS);
      for (int t = 0; t < STEPS; t++) {
        batch.input()[batch.at(t, trial) * INPUTS + channel] = 1;
      }
      int last = batch.at(STEPS - 1, trial);
      batch.mask()[last] = 1;
      batch.labels()[last] = channel % OUTPUTS;
    }
  }

  private List<NamedPenalty> penalties(Kernels chosen, RandomStream random) {
    Matrix distances = Matrix.zeros(units, units).map(x -> random.nextDouble());
    Matrix counts = Matrix.zeros(units, units).map(x -> random.nextDouble() < 0.05 ? 1 : 0);
    Cortex cortex =
        new Cortex(
            Neurons.anonymous(units),
            Optional.empty(),
            Optional.of(Synapses.of(counts)),
            Optional.empty(),
            Map.of(),
            new Provenance("random", "", "", true, List.of()));
    RegularizationContext context =
        new RegularizationContext(
            units, Optional.of(distances), Optional.of(cortex), random.split("target"), chosen);
    NamedPenalty distance =
        bound(new DistanceCost(), new DistanceCost.Parameters(0.3, 1, Form.GRADIENT), context);
    return switch (penalty) {
      case "none" -> List.of();
      case "l1" -> List.of(bound(new L1(), new L1.Parameters(0.3, Form.GRADIENT), context));
      case "distance" -> List.of(distance);
      case "communicability" ->
          List.of(
              bound(
                  new DistanceCommunicability(),
                  new DistanceCommunicability.Parameters(0.3, 0, 1),
                  context));
      case "emd" ->
          List.of(
              distance,
              bound(
                  new CommunicabilityEmd(),
                  new CommunicabilityEmd.Parameters(
                      0.1, WiringNormalisation.ROWS_AND_COLUMNS, 0, WiringTarget.MEASURED),
                  context));
      default -> throw new IllegalArgumentException("no penalty " + penalty);
    };
  }

  private static <P extends Record> NamedPenalty bound(
      Regularizer<P> regularizer, P parameters, RegularizationContext context) {
    return new NamedPenalty(
        regularizer.getClass().getSimpleName(), regularizer.bind(parameters, context));
  }

  private static final class Silent implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
