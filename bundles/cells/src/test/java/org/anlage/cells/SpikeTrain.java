package org.anlage.cells;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.trainers.RecurrentPlayer;

/** Spikes of unconnected units with a constant drive. */
final class SpikeTrain {
  private SpikeTrain() {}

  /** Number of spikes of each unit. */
  @SuppressWarnings("unchecked")
  static double[] of(CellProblem<Spiking.Parameters> problem, double drive, int steps) {
    Map<String, Matrix> values = new HashMap<>(problem.network().parameters());
    values.put(Network.RECURRENT, Matrix.zeros(7, 7));
    values.put(Network.INPUT, Matrix.zeros(3, 7));
    values.put(Network.BIAS, Matrix.zeros(1, 7).map(x -> drive));
    TaskDescription task =
        new TaskDescription(
            3,
            2,
            steps,
            Objective.MEAN_SQUARES,
            List.of(),
            0.5,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    NetworkActivity played =
        new RecurrentPlayer()
            .play(
                new Chosen<>(
                    "spiking",
                    (CellType<Record>) (CellType<?>) problem.type(),
                    problem.parameters()),
                problem.network(values),
                TrialBatch.allocate(task, 1),
                problem.kernels());
    double[] counts = new double[7];
    for (int t = 0; t < steps; t++) {
      for (int j = 0; j < 7; j++) {
        counts[j] += played.states()[t * 7 + j]; // with a filter of 0 states are spikes
      }
    }
    return counts;
  }
}
