package org.example.fixedpoints;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.testkit.networks.KnownNetwork;
import org.anlage.testkit.networks.VanillaGradients;

/** Networks with given weights, each unit with an input of its own. */
public final class Held {
  private Held() {}

  /** h -> f(input + h R). */
  public static HeldNetwork network(Activation activation, Matrix recurrent, double... input) {
    Network network = KnownNetwork.withWeights(recurrent, activation);
    TaskDescription task =
        new TaskDescription(
            recurrent.rows(),
            recurrent.rows(),
            1,
            Objective.MEAN_SQUARES,
            List.of(),
            Double.NaN,
            OptionalDouble.empty(),
            Double.NaN,
            OptionalInt.empty());
    return new HeldNetwork(
        new VanillaGradients(network, TrialBatch.allocate(task, 1)), input);
  }
}
