package org.anlage.exchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Table;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.cells.Edges;
import org.anlage.cells.ExcitatoryInhibitory;
import org.anlage.cells.FrozenPlusLowRank;
import org.anlage.cells.LowRank;
import org.anlage.cells.Spiking;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.GruCell;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.LearnedLeakyCell;
import org.anlage.trainers.VanillaCell;

/**
 * A small network of a cell, all parameters different from zero, and trials of noise.
 *
 * @param name name of the case and of its files
 * @param network the network
 * @param cell its cell
 */
public record CellCase(String name, Network network, Chosen<CellType<Record>> cell) {
  private static final int INPUTS = 3;
  private static final int UNITS = 6;
  private static final int OUTPUTS = 2;
  private static final int STEPS = 9;
  private static final int TRIALS = 4;

  /** One or more networks of every cell that the platform has. */
  public static List<CellCase> all() {
    NoParameters none = new NoParameters();
    return List.of(
        of("vanilla", "vanilla", new VanillaCell(), none, Activation.RELU, Precision.FLOAT32),
        of(
            "vanilla-double",
            "vanilla",
            new VanillaCell(),
            none,
            Activation.TANH,
            Precision.FLOAT64),
        of("leaky", "leaky", new LeakyCell(), none, Activation.LOGISTIC, Precision.FLOAT32),
        of(
            "leaky-learned",
            "leaky-learned",
            new LearnedLeakyCell(),
            none,
            Activation.SOFTPLUS,
            Precision.FLOAT32),
        of("gru", "gru", new GruCell(), none, Activation.TANH, Precision.FLOAT32),
        of("gru-relu", "gru", new GruCell(), none, Activation.RELU, Precision.FLOAT64),
        of(
            "low-rank",
            "low-rank",
            new LowRank(),
            new LowRank.Parameters(2),
            Activation.TANH,
            Precision.FLOAT32),
        of(
            "frozen-plus-low-rank",
            "frozen-plus-low-rank",
            new FrozenPlusLowRank(),
            new FrozenPlusLowRank.Parameters(2),
            Activation.IDENTITY,
            Precision.FLOAT32),
        population("subtractive", ExcitatoryInhibitory.Inhibition.SUBTRACTIVE),
        population("divisive", ExcitatoryInhibitory.Inhibition.DIVISIVE),
        spiking("soft", Spiking.Reset.SOFT, 0.2),
        spiking("hard", Spiking.Reset.HARD, 0),
        of("edges", "edges", new Edges(), none, Activation.RELU, Precision.FLOAT32));
  }

  private static CellCase population(String name, ExcitatoryInhibitory.Inhibition inhibition) {
    return of(
        name,
        "excitatory-inhibitory",
        new ExcitatoryInhibitory(),
        new ExcitatoryInhibitory.Parameters(
            ExcitatoryInhibitory.Types.SHARE, 0.6, inhibition, true),
        Activation.RELU,
        Precision.FLOAT32);
  }

  private static CellCase spiking(String name, Spiking.Reset reset, double adaptation) {
    return of(
        "spiking-" + name,
        "spiking",
        new Spiking(),
        new Spiking.Parameters(0.9, reset, 5, 0.8, adaptation, 0.95),
        Activation.IDENTITY,
        Precision.FLOAT32);
  }

  @SuppressWarnings("unchecked") // the parameters are those of the cell
  private static <P extends Record> CellCase of(
      String name,
      String cell,
      CellType<P> type,
      P parameters,
      Activation activation,
      Precision precision) {
    RandomStream random = RandomStream.of(3);
    Matrix weights =
        Matrix.zeros(UNITS, UNITS)
            .map(x -> random.nextDouble() < 0.3 ? 0 : 1.2 * random.nextGaussian() / 2.5);
    CellStart start =
        new CellStart(
            weights,
            0.3,
            Optional.empty(),
            RandomStream.of(4),
            new ScalarKernels(),
            new EjmlDecompositions());
    CellShape shape = new CellShape(INPUTS, UNITS, activation, precision);
    Map<String, Matrix> values = new LinkedHashMap<>(type.initial(parameters, shape, start));
    for (String zero : List.of(Network.BIAS, Network.GATE_BIAS, "recurrent_right")) {
      values.computeIfPresent(
          zero, (key, matrix) -> matrix.map(x -> x + random.nextGaussian() / 3));
    }
    if (values.containsKey("recurrent_right")) {
      values.remove(Network.RECURRENT); // made of what was changed
    }
    values.put(Network.READOUT, CellStart.glorot(UNITS, OUTPUTS, random));
    values.put(Network.READOUT_BIAS, Matrix.of(1, OUTPUTS, new double[] {0.25, -0.5}));
    return new CellCase(
        name,
        new Network(
            new NetworkSpec(new Cell(cell), INPUTS, UNITS, OUTPUTS, activation, precision), values),
        new Chosen<>(cell, (CellType<Record>) (CellType<?>) type, parameters));
  }

  /** Trials of noise, the same for all cases. */
  public static TrialBatch trials() {
    TaskDescription task =
        new TaskDescription(
            INPUTS,
            OUTPUTS,
            STEPS,
            Objective.MEAN_SQUARES,
            List.of(),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    TrialBatch batch = TrialBatch.allocate(task, TRIALS);
    RandomStream random = RandomStream.of(8);
    for (int i = 0; i < batch.input().length; i++) {
      batch.input()[i] = (float) random.nextGaussian();
    }
    return batch;
  }

  /** The case as a run to export. */
  public ExportedRun run() {
    SortedMap<String, ExportedArray> arrays = new TreeMap<>();
    network.parameters().forEach((key, matrix) -> arrays.put(key, array(matrix)));
    return new ExportedRun(
        name,
        network.spec(),
        arrays,
        new Table("history", "", List.of()),
        Optional.of(cell),
        "{\"format\":1}");
  }

  private ExportedArray array(Matrix matrix) {
    List<Integer> shape = List.of(matrix.rows(), matrix.columns());
    if (network.spec().precision() == Precision.FLOAT64) {
      return new ExportedArray(shape, new ExportedArray.Doubles(matrix.values()));
    }
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return new ExportedArray(shape, new ExportedArray.Floats(values));
  }

  @Override
  public String toString() {
    return name + Arrays.toString(new int[] {INPUTS, UNITS, OUTPUTS});
  }
}
