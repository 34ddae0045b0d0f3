package org.anlage.simulators;

import org.anlage.api.component.Parameter;

/** Time constant, step and noise, the same in all simulators. */
public record Timing(
    @Parameter(
            text = "Time constant; 0.02 in the paper, 0.05 in its public code",
            value = "0.02",
            unit = "s",
            min = 0,
            exclusiveMin = true)
        double tau,
    @Parameter(
            text = "Step of integration",
            value = "0.002",
            unit = "s",
            min = 0,
            exclusiveMin = true)
        double step,
    @Parameter(
            text =
                "How noise enters a step: root-of-step (Euler-Maruyama), or step as in the paper's"
                    + " public code",
            value = "\"root-of-step\"")
        Noise noise) {
  /** Checks that the method is stable for modes that are not excited. */
  public Timing {
    if (step > tau) {
      throw new IllegalArgumentException(
          "a step of " + step + " s is longer than the time constant of " + tau + " s");
    }
  }

  /** h = dt / tau. */
  double h() {
    return step / tau;
  }

  /** Variance of the noise of one step. */
  double variance() {
    double scale = noise.scale(h());
    return scale * scale;
  }

  /** Intensity of the noise: variance per time constant, 1 or the step over the time constant. */
  double intensity() {
    return variance() / h();
  }

  /** Steps in a time, at least one. */
  int steps(double seconds) {
    return (int) Math.max(1, Math.round(seconds / step));
  }
}
