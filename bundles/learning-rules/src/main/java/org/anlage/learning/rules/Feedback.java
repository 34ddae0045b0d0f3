package org.anlage.learning.rules;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;

/**
 * Fixed weights from the outputs back to the units, kept as a part of the recurrent weights and the
 * bias: with outputs [1 | states] W they add W F to [bias; recurrent weights].
 *
 * @param weights F, O x N
 */
record Feedback(
    Matrix weights,
    NetworkRunner runner,
    LearnedParameters.Region bias,
    LearnedParameters.Region recurrent) {
  /** Draws weights uniformly on +-largest, and adds what the read-out of now feeds back. */
  static Feedback of(double largest, NetworkRunner runner, RandomStream random) {
    Matrix weights =
        Matrix.zeros(runner.channels(), runner.units())
            .map(none -> random.nextDouble(-largest, largest));
    Feedback feedback =
        new Feedback(
            weights, runner, required(runner, Network.BIAS), required(runner, Network.RECURRENT));
    feedback.addReadout();
    return feedback;
  }

  private static LearnedParameters.Region required(NetworkRunner runner, String name) {
    Optional<LearnedParameters.Region> region = Regions.find(runner, name);
    return region.orElseThrow(
        () ->
            ProblemException.configuration(
                new Problem(
                    "feedback of the outputs enters by recurrent weights and the bias",
                    "trainer.learn.feedback",
                    "a cell without a learned " + name,
                    "the vanilla or a leaky cell",
                    "use such a cell, or leave out \"feedback\"")));
  }

  private void addReadout() {
    LearnedParameters.Region kernel = Regions.of(runner, Network.READOUT);
    LearnedParameters.Region offset = Regions.of(runner, Network.READOUT_BIAS);
    int channels = runner.channels();
    double[] column = new double[runner.units() + 1];
    for (int o = 0; o < channels; o++) {
      column[0] = buffer(offset).get(offset.offset() + o);
      for (int i = 1; i < column.length; i++) {
        column[i] = buffer(kernel).get(kernel.offset() + (i - 1) * channels + o);
      }
      add(o, 1, column);
    }
    runner.changed();
  }

  private RealBuffer buffer(LearnedParameters.Region region) {
    return runner.weights().buffers().get(region.buffer());
  }

  /**
   * Takes up that factor times a column, [bias | weights], was added to the read-out of a channel.
   */
  void add(int channel, double factor, double[] column) {
    int n = runner.units();
    for (int j = 0; j < n; j++) {
      double own = factor * weights.get(channel, j);
      int b = bias.offset() + j;
      buffer(bias).set(b, buffer(bias).get(b) + own * column[0]);
      for (int i = 1; i < column.length; i++) {
        int w = recurrent.offset() + (i - 1) * n + j;
        buffer(recurrent).set(w, buffer(recurrent).get(w) + own * column[i]);
      }
    }
  }
}
