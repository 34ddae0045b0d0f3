package org.anlage.trainers;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.NetworkSpec;

/** The equations of a kind of cell, forwards and backwards in time; owned by one thread. */
sealed interface Dynamics permits VanillaDynamics, LeakyDynamics, GruDynamics {
  /** Values kept per trial and step for the way back, beside the state. */
  int interior();

  /** States after step t from those before. */
  void forward(Weights weights, Trajectory trajectory, int t, int count);

  /** To be called before the first step back with given weights. */
  void prepare(Weights weights);

  /**
   * From the gradient with respect to the states after step t, in {@link Gradients#delta}: adds to
   * the gradients of the weights, and leaves that with respect to the states before in {@link
   * Gradients#earlier} if t > 0.
   */
  void backward(Trajectory trajectory, Gradients gradients, int t, int count);

  /** The equations of a network's cell, for so many trials. */
  static Dynamics of(NetworkSpec spec, int capacity, Kernels kernels) {
    return switch (spec.cell()) {
      case VANILLA -> new VanillaDynamics(spec, kernels);
      case LEAKY, LEAKY_LEARNED -> new LeakyDynamics(spec, capacity, kernels);
      case GRU -> new GruDynamics(spec, capacity, kernels);
    };
  }
}
