package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.matrix.RealBuffer;

/**
 * Ends training when the validation loss has not fallen for a number of epochs, and goes back to
 * the weights of the best epoch. With a patience of 0 it does nothing.
 */
final class EarlyStopping {
  private final int patience;
  private final List<RealBuffer> best;

  /** The lowest loss so far, and the epochs since. */
  private final RealBuffer.Float64 account = new RealBuffer.Float64(new double[2]);

  EarlyStopping(int patience, List<RealBuffer> weights) {
    this.patience = patience;
    best = patience == 0 ? List.of() : weights.stream().map(w -> w.allocate(w.length())).toList();
    account.set(0, Double.POSITIVE_INFINITY);
  }

  /** Notes the end of an epoch. */
  void epoch(double validationLoss, List<RealBuffer> weights) {
    if (patience == 0) {
      return;
    }
    account.set(1, account.get(1) + 1);
    if (validationLoss < account.get(0)) {
      account.set(0, validationLoss);
      account.set(1, 0);
      copy(weights, best);
    }
  }

  /** Whether to stop now. */
  boolean due() {
    return patience > 0 && account.get(1) >= patience;
  }

  /** Puts the weights of the best epoch back, if there was one. */
  void restore(List<RealBuffer> weights) {
    if (account.get(0) < Double.POSITIVE_INFINITY) {
      copy(best, weights);
    }
  }

  /** All it remembers, in a fixed order. */
  List<RealBuffer> memory() {
    List<RealBuffer> all = new ArrayList<>(best);
    all.add(account);
    return all;
  }

  private static void copy(List<RealBuffer> from, List<RealBuffer> to) {
    for (int i = 0; i < from.size(); i++) {
      to.get(i).copyFrom(from.get(i), 0, 0, from.get(i).length());
    }
  }
}
