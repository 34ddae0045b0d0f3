package org.anlage.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.GruCell;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.LearnedLeakyCell;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;
import org.anlage.trainers.VanillaCell;

/** Networks of the cells of the trainers, for tests with penalties and tasks of other bundles. */
final class BuiltIn {
  private BuiltIn() {}

  private static CellType<NoParameters> cell(String name) {
    return switch (name) {
      case "vanilla" -> new VanillaCell();
      case "leaky" -> new LeakyCell();
      case "leaky-learned" -> new LearnedLeakyCell();
      case "gru" -> new GruCell();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A network with Gaussian recurrent weights of a spectral radius of {@code gain} or so. */
  static Network network(NetworkSpec spec, RandomStream random, double gain) {
    int n = spec.units();
    CellStart start =
        new CellStart(
            gaussian(n, n, gain / Math.sqrt(n), random.split("recurrent")),
            0.4,
            Optional.empty(),
            random.split("cell"),
            new ScalarKernels(),
            new EjmlDecompositions());
    CellShape shape = new CellShape(spec.inputs(), n, spec.activation(), spec.precision());
    Map<String, Matrix> values =
        new TreeMap<>(cell(spec.cell().name()).initial(new NoParameters(), shape, start));
    values.put(Network.READOUT, gaussian(n, spec.outputs(), 0.3, random.split("read-out")));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, spec.outputs()));
    return new Network(spec, values);
  }

  private static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }

  static BpttTrainer.Parameters parameters(
      int batch,
      int updates,
      Optimizer optimizer,
      Schedule schedule,
      Optional<Double> clipNorm,
      int patience) {
    return new BpttTrainer.Parameters(
        1e-3,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        batch,
        updates,
        Math.max(10, updates / 10),
        List.of(),
        optimizer,
        0.9,
        0.01,
        schedule,
        clipNorm,
        patience);
  }
}
