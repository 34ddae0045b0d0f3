package org.anlage.trainers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.TrainingProblem;

/** Finds the first thing that is not finite, and says when and what. */
final class DivergenceCheck {
  private DivergenceCheck() {}

  static Optional<String> ofLoss(
      double loss, TrainingProblem problem, double[] penalties, int update) {
    if (!Double.isFinite(loss)) {
      return Optional.of("update " + update + ": the task loss is " + loss);
    }
    for (int i = 0; i < penalties.length; i++) {
      if (!Double.isFinite(penalties[i])) {
        int own = problem.penalties().size();
        String name =
            i < own
                ? problem.penalties().get(i).name()
                : problem.activityPenalties().get(i - own).name();
        return Optional.of("update " + update + ": the penalty '" + name + "' is " + penalties[i]);
      }
    }
    return Optional.empty();
  }

  static Optional<String> ofWeights(Weights weights, int update) {
    List<RealBuffer> buffers = weights.buffers();
    for (int i = 0; i < buffers.size(); i++) {
      if (!all(buffers.get(i))) {
        return Optional.of(
            "update " + update + ": the " + words(weights, i) + " is not finite after the update");
      }
    }
    return Optional.empty();
  }

  /** The parameters in a buffer. */
  private static String words(Weights weights, int buffer) {
    return weights.buffers().get(buffer) == weights.readout
        ? "read-out"
        : weights.learned().regions().stream()
            .filter(region -> region.buffer() == buffer)
            .map(region -> region.name().replace('_', ' '))
            .collect(Collectors.joining(" or "));
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
