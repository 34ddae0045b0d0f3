package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.NamedPenalty;

/** Finds the first thing that is not finite, and says when and what. */
final class DivergenceCheck {
  private DivergenceCheck() {}

  static Optional<String> ofLoss(
      double loss, List<NamedPenalty> names, double[] penalties, int update) {
    if (!Double.isFinite(loss)) {
      return Optional.of("update " + update + ": the task loss is " + loss);
    }
    for (int i = 0; i < penalties.length; i++) {
      if (!Double.isFinite(penalties[i])) {
        return Optional.of(
            "update " + update + ": the penalty '" + names.get(i).name() + "' is " + penalties[i]);
      }
    }
    return Optional.empty();
  }

  static Optional<String> ofWeights(Weights weights, int update) {
    String[] names = {"input kernel or bias", "recurrent kernel", "read-out", "cell"};
    List<RealBuffer> buffers = weights.buffers();
    for (int i = 0; i < buffers.size(); i++) {
      if (!all(buffers.get(i))) {
        return Optional.of(
            "update " + update + ": the " + names[i] + " is not finite after the update");
      }
    }
    return Optional.empty();
  }

  private static boolean all(RealBuffer values) {
    if (values instanceof RealBuffer.Float32 single) {
      for (float value : single.values()) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    } else if (values instanceof RealBuffer.Float64 twice) {
      for (double value : twice.values()) {
        if (!Double.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
