package org.anlage.learning.rules;

import java.util.List;
import java.util.Optional;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;

/**
 * A three-factor rule whose feedback weights follow the read-out: before an update both take up the
 * change of the read-out by the update before, and both lose a share of themselves. After n updates
 * feedback and the read-out's transpose differ by (1 - share)^n of what they differed by at first.
 *
 * @param weights feedback, O x N
 * @param before the read-out after the last change of it here, N x O
 */
record AdaptiveFeedback(
    double share, NetworkRunner runner, RealBuffer.Float64 weights, RealBuffer.Float64 before)
    implements LearningRule.Bound {

  static AdaptiveFeedback of(Matrix weights, double share, NetworkRunner runner) {
    LearnedParameters.Region readout = Regions.of(runner, Network.READOUT);
    double[] before = new double[readout.rows() * readout.columns()];
    for (int k = 0; k < before.length; k++) {
      before[k] = runner.weights().buffers().get(readout.buffer()).get(readout.offset() + k);
    }
    return new AdaptiveFeedback(
        share,
        runner,
        new RealBuffer.Float64(weights.values().clone()),
        new RealBuffer.Float64(before));
  }

  @Override
  public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
    follow();
    Matrix feedback = Matrix.of(runner.channels(), runner.units(), weights.values());
    runner.forward(batch);
    return runner.backward(new Backward(false, 0, Optional.of(feedback)), direction);
  }

  private void follow() {
    LearnedParameters.Region readout = Regions.of(runner, Network.READOUT);
    RealBuffer now = runner.weights().buffers().get(readout.buffer());
    for (int j = 0; j < runner.units(); j++) {
      for (int o = 0; o < runner.channels(); o++) {
        int k = j * runner.channels() + o;
        int back = o * runner.units() + j;
        double value = now.get(readout.offset() + k);
        weights.set(back, (1 - share) * (weights.get(back) + value - before.get(k)));
        now.set(readout.offset() + k, (1 - share) * value);
        before.set(k, now.get(readout.offset() + k));
      }
    }
    runner.changed();
  }

  @Override
  public List<RealBuffer> memory() {
    return List.of(weights, before);
  }
}
