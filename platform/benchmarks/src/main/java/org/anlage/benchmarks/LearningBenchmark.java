package org.anlage.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.learning.rules.EquilibriumPropagation;
import org.anlage.learning.rules.EvolutionStrategies;
import org.anlage.learning.rules.Force;
import org.anlage.learning.rules.LocalRule;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.LearnedLeakyCell;
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
 * An update by each learning rule, and by the cell leaky-learned written by hand and recorded; 32
 * trials of 50 steps, scored at the last ten.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@OperationsPerInvocation(LearningBenchmark.UPDATES)
public class LearningBenchmark {
  static final int UPDATES = 4;

  private static final int STEPS = 50;
  private static final int TRIALS = 32;
  private static final int INPUTS = 8;
  private static final int OUTPUTS = 4;

  /** N. */
  @Param("312")
  public int units = 312;

  /** Learning rule; evolution has 8 pairs. */
  @Param({"full-gradient", "e-prop", "evolution", "force", "equilibrium"})
  public String rule = "full-gradient";

  /** How the cell is written. */
  @Param({"hand", "recorded"})
  public String cell = "hand";

  private Optional<TrainingProblem> problem = Optional.empty();

  /** Makes the network and its task. */
  @Setup
  public void prepare() {
    Kernels kernels = Providers.kernels("vector");
    kernels.warmUp();
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
            OptionalInt.empty());
    TrialBatch held = TrialBatch.allocate(task, 1);
    NetworkSpec spec =
        new NetworkSpec(
            Cell.LEAKY_LEARNED, INPUTS, units, OUTPUTS, Activation.TANH, Precision.FLOAT32);
    Network network = new Network(spec, Weights.draw(spec, random.split("network")));
    problem =
        Optional.of(
            new TrainingProblem(
                network,
                Optional.of(cell()),
                task,
                (batch, update) -> fill(batch, random.split(update)),
                held,
                held,
                0.05,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                random.split("training"),
                kernels,
                Optional.empty()));
  }

  /** Updates of a new network. */
  @Benchmark
  public TrainingResult update() {
    return new BpttTrainer().train(settings(), problem.orElseThrow(), new Silent());
  }

  @SuppressWarnings("unchecked")
  private Chosen<CellType<Record>> cell() {
    CellType<?> type = cell.equals("hand") ? new LearnedLeakyCell() : new Recorded();
    return new Chosen<>("leaky-learned", (CellType<Record>) type, new NoParameters());
  }

  private BpttTrainer.Parameters settings() {
    return new BpttTrainer.Parameters(
        1e-4,
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
        0,
        Optional.empty(),
        rule(),
        Optional.empty());
  }

  private Optional<Chosen<LearningRule<Record>>> rule() {
    return switch (rule) {
      case "full-gradient" -> Optional.empty();
      case "e-prop" ->
          chosen(new LocalRule(), new LocalRule.Parameters(LocalRule.Feedback.SYMMETRIC, 0));
      case "evolution" ->
          chosen(new EvolutionStrategies(), new EvolutionStrategies.Parameters(8, 0.02, true));
      case "force" -> chosen(new Force(), new Force.Parameters(1, 2, 1, 0));
      case "equilibrium" ->
          chosen(new EquilibriumPropagation(), new EquilibriumPropagation.Parameters(0.1));
      default -> throw new IllegalArgumentException("no rule " + rule);
    };
  }

  @SuppressWarnings("unchecked")
  private static <P extends Record> Optional<Chosen<LearningRule<Record>>> chosen(
      LearningRule<P> rule, P parameters) {
    return Optional.of(
        new Chosen<>("measured", (LearningRule<Record>) (LearningRule<?>) rule, parameters));
  }

  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int channel = random.nextInt(INPUTS);
      for (int t = 0; t < STEPS; t++) {
        batch.input()[batch.at(t, trial) * INPUTS + channel] = 1;
        if (t >= STEPS - 10) {
          batch.mask()[batch.at(t, trial)] = 1;
          batch.labels()[batch.at(t, trial)] = channel % OUTPUTS;
        }
      }
    }
  }

  /** The cell leaky-learned as a recorded step. */
  private static final class Recorded extends RecordedCell<NoParameters> {
    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public Map<String, Matrix> initial(NoParameters p, CellShape shape, CellStart start) {
      throw new UnsupportedOperationException("the network is drawn");
    }

    @Override
    public CellLayout layout(NoParameters p, CellShape shape, Map<String, Matrix> values) {
      int n = shape.units();
      List<CellParameter> all = new ArrayList<>();
      all.add(CellParameter.of(Network.INPUT, shape.inputs(), n, Role.INPUT));
      all.add(CellParameter.of(Network.BIAS, 1, n, Role.BIAS).joinedToPrevious());
      all.add(CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT));
      all.add(CellParameter.of(Network.LEAK, 1, n, Role.OTHER).between(1e-3, 1));
      return new CellLayout(n, 0, all);
    }

    @Override
    protected Value step(NoParameters p, CellShape shape, Recorder r, Value input, Value state) {
      Value driven =
          r.add(r.product(input, r.parameter(Network.INPUT), false), r.parameter(Network.BIAS));
      Value z = r.add(driven, r.product(state, r.parameter(Network.RECURRENT), false));
      Value rate = r.activate(shape.activation(), z);
      return r.add(state, r.multiply(r.subtract(rate, state), r.parameter(Network.LEAK)));
    }
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
