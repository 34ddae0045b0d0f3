package org.anlage.analyzers.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Table;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.training.Snapshot;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.RecurrentPlayer;
import org.anlage.trainers.VanillaCell;

/**
 * A run whose network is made by hand: linear units, of which the read-out hears one, positive for
 * right. The task: one of two inputs is on in the first step; which one, after a delay? A second
 * variable, the weather, is in no input.
 *
 * @param network the network
 * @param delay steps of delay in training
 * @param positions distances
 * @param before the network before training
 * @param left every so many trials one is left
 */
record RememberedSide(
    Network network, int delay, Optional<Matrix> positions, Network before, int left)
    implements RunView {
  static final ScalarKernels KERNELS = new ScalarKernels();
  static final AnalysisContext CONTEXT =
      new AnalysisContext(RandomStream.of(1), KERNELS, new EjmlDecompositions());

  RememberedSide(Network network, int delay, Optional<Matrix> positions) {
    this(network, delay, positions, network, 4);
  }

  /** Unit 0 of four keeps what it is told; the others do nothing. */
  static RememberedSide kept(int delay) {
    Matrix recurrent = Matrix.zeros(4, 4);
    recurrent.set(0, 0, 1);
    recurrent.set(1, 2, 0.01);
    return new RememberedSide(network(recurrent, 0), delay, Optional.empty());
  }

  /** Units pass on what unit 0 is told; the last has it after exactly the delay. */
  static RememberedSide passedOn(int delay) {
    Matrix recurrent = Matrix.zeros(delay + 1, delay + 1);
    for (int i = 0; i < delay; i++) {
      recurrent.set(i, i + 1, 1);
    }
    return new RememberedSide(network(recurrent, delay), delay, Optional.empty());
  }

  RememberedSide at(Matrix distances) {
    return new RememberedSide(network, delay, Optional.of(distances));
  }

  /** The same run with other recurrent weights after training. */
  RememberedSide trainedTo(Matrix recurrent) {
    return new RememberedSide(network(recurrent, 0), delay, positions, before, left);
  }

  /** The run that has the trained network before training too. */
  RememberedSide untrained() {
    return new RememberedSide(network, delay, positions, network, left);
  }

  /** The same run where every second trial is left. */
  RememberedSide alternating() {
    return new RememberedSide(network, delay, positions, before, 2);
  }

  private static Network network(Matrix recurrent, int heard) {
    int n = recurrent.rows();
    Matrix input = Matrix.zeros(2, n);
    input.set(0, 0, -1);
    input.set(1, 0, 1);
    Matrix readout = Matrix.zeros(n, 2);
    readout.set(heard, 0, -1);
    readout.set(heard, 1, 1);
    return new Network(
        new NetworkSpec(Cell.VANILLA, 2, n, 2, Activation.IDENTITY, Precision.FLOAT32),
        Map.of(
            Network.INPUT, input,
            Network.RECURRENT, recurrent,
            Network.BIAS, Matrix.zeros(1, n),
            Network.READOUT, readout,
            Network.READOUT_BIAS, Matrix.zeros(1, 2)));
  }

  private static TaskDescription describe(int delay) {
    return new TaskDescription(
        2,
        2,
        1 + delay,
        Objective.CROSS_ENTROPY,
        List.of(new Period("side shown", 0, 1), new Period("delay", 1, 1 + delay)),
        0.5,
        OptionalDouble.of(0.5),
        1,
        OptionalInt.of(2),
        List.of(
            new TrialVariable("side", List.of("left", "right")),
            new TrialVariable("weather", List.of("sun", "rain", "snow"))));
  }

  private TrialBatch fill(int count, int delay) {
    TrialBatch batch = TrialBatch.allocate(describe(delay), count);
    for (int i = 0; i < count; i++) {
      int side = i % left == 0 ? 0 : 1;
      batch.input()[i * 2 + side] = 1;
      batch.labels()[batch.at(delay, i)] = side;
      batch.mask()[batch.at(delay, i)] = 1;
      batch.levels(0)[i] = side;
      batch.levels(1)[i] = i / 4 % 3;
    }
    return batch;
  }

  @Override
  public String id() {
    return "by-hand";
  }

  @Override
  public long seed() {
    return 0;
  }

  @Override
  public String task() {
    return "remembered-side";
  }

  @Override
  public TaskDescription taskDescription() {
    return describe(delay);
  }

  @Override
  public Network initial() {
    return before;
  }

  @Override
  public Network trained() {
    return network;
  }

  @Override
  public Table history() {
    return new Table("history", "", List.of());
  }

  @Override
  public List<Snapshot> snapshots() {
    return List.of();
  }

  @Override
  public Optional<Matrix> distances() {
    return positions;
  }

  @Override
  public Optional<Cortex> cortex() {
    return Optional.empty();
  }

  @Override
  public TrialBatch trials(int count) {
    return fill(count, delay);
  }

  @Override
  public Optional<TrialBatch> trials(int count, int otherDelay) {
    return Optional.of(fill(count, otherDelay));
  }

  @Override
  public double inputNoise() {
    return 0.1;
  }

  @Override
  public NetworkActivity play(TrialBatch trials) {
    return play(network, trials);
  }

  @Override
  public NetworkActivity play(Network other, TrialBatch trials) {
    return new RecurrentPlayer().play(other, trials, KERNELS);
  }

  @Override
  public NetworkActivity play(
      Network other, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes) {
    return new RecurrentPlayer().play(cell(), other, trials, starts, changes, KERNELS);
  }

  @Override
  public Differentiation differentiate(Network other, TrialBatch trials) {
    return new RecurrentPlayer().differentiate(cell(), other, taskDescription(), trials, KERNELS);
  }

  @SuppressWarnings("unchecked")
  private static Chosen<CellType<Record>> cell() {
    CellType<?> vanilla = new VanillaCell();
    return new Chosen<>("vanilla", (CellType<Record>) vanilla, new NoParameters());
  }
}
