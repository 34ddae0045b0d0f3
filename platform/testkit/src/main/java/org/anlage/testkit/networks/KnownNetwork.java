package org.anlage.testkit.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.RunView;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.training.Snapshot;

/**
 * A network of which it is known what it does. Every unit has an input channel and an output of its
 * own, so that a trial sets the first state and reads the last. An analyzer of dynamics is tested
 * by what it finds of {@link #run} or {@link #activity} against what the network says of itself.
 */
public sealed interface KnownNetwork
    permits FlipFlop, LineAttractor, RingAttractor, Rotation, TravellingWave, StableLinear {

  /** The network: vanilla cells. */
  Network network();

  /**
   * A finished run with this network before and after training.
   *
   * @param steps steps of a trial, of which the first sets a random state
   */
  default RunView run(int steps) {
    return run(network(), network(), List.of(), steps);
  }

  /**
   * A finished run of given networks of vanilla cells, each unit of which has an input channel and
   * an output, as in {@link #withWeights}.
   *
   * @param initial the network before training
   * @param trained the network after training
   * @param snapshots networks during training
   * @param steps steps of a trial, of which the first sets a random state
   */
  static RunView run(Network initial, Network trained, List<Snapshot> snapshots, int steps) {
    return KnownRun.of(initial, trained, snapshots, steps);
  }

  /**
   * States h(t + 1) = f(h(t) R + b) + noise without input, each segment from a state of its own.
   *
   * @param starts segments x units, states at the first sample
   * @param samples samples of a segment
   * @param noise standard deviation of Gaussian noise on every unit and step
   * @param seed of the noise
   */
  default ActivityView activity(Matrix starts, int samples, double noise, long seed) {
    Network network = network();
    List<Matrix> segments = new ArrayList<>();
    for (int s = 0; s < starts.rows(); s++) {
      RandomStream random = RandomStream.of(seed).split("noise").split(s);
      int n = starts.columns();
      Matrix segment = Matrix.zeros(n, samples);
      double[] state = new double[n];
      System.arraycopy(starts.values(), s * n, state, 0, n);
      for (int t = 0; t < samples; t++) {
        for (int i = 0; i < n; i++) {
          segment.set(i, t, state[i]);
        }
        state = VanillaPlayer.next(network, state);
        for (int i = 0; noise > 0 && i < n; i++) {
          state[i] += noise * random.nextGaussian();
        }
      }
      segments.add(segment);
    }
    return new KnownActivity(segments, network.recurrent());
  }

  /** A vanilla network with these recurrent weights, an input and an output for every unit. */
  static Network withWeights(Matrix recurrent, Activation activation) {
    int n = recurrent.rows();
    return new Network(
        new NetworkSpec(Cell.VANILLA, n, n, n, activation, Precision.FLOAT32),
        Map.of(
            Network.INPUT, Matrix.identity(n),
            Network.RECURRENT, recurrent,
            Network.BIAS, Matrix.zeros(1, n),
            Network.READOUT, Matrix.identity(n),
            Network.READOUT_BIAS, Matrix.zeros(1, n)));
  }
}
