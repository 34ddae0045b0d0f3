package org.anlage.simulators;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;

/**
 * Means of the states over a window after each presentation: at fixed delays, and at delays drawn
 * for each presentation between a least one and each of the fixed ones.
 */
final class Readouts {
  private final int window;
  private final int units;
  private final int[] fixed;
  private final int[][] drawn;
  private final Matrix[] atFixed;
  private final Matrix[] atDrawn;

  /**
   * No readouts yet.
   *
   * @param presentations number of presentations
   * @param units number of units
   * @param delays fixed delays, steps from the end of the input to the end of the window
   * @param least least delay that is drawn, steps
   * @param window length of the window, steps
   * @param random of the drawn delays
   */
  Readouts(int presentations, int units, int[] delays, int least, int window, RandomStream random) {
    this.window = window;
    this.units = units;
    fixed = delays;
    drawn = new int[delays.length][presentations];
    atFixed = new Matrix[delays.length];
    atDrawn = new Matrix[delays.length];
    for (int d = 0; d < delays.length; d++) {
      RandomStream own = random.split(d);
      for (int k = 0; k < presentations; k++) {
        drawn[d][k] = least + own.nextInt(delays[d] - least + 1);
      }
      atFixed[d] = Matrix.zeros(presentations, units);
      atDrawn[d] = Matrix.zeros(presentations, units);
    }
  }

  /**
   * Adds the state of a trajectory to all windows that it falls into.
   *
   * @param presentation which presentation the trajectory is at
   * @param step steps since the end of its input, from 1
   * @param states trajectories x units
   * @param trajectory which trajectory
   */
  void add(int presentation, int step, RealBuffer states, int trajectory) {
    for (int d = 0; d < fixed.length; d++) {
      add(atFixed[d], presentation, fixed[d], step, states, trajectory);
      add(atDrawn[d], presentation, drawn[d][presentation], step, states, trajectory);
    }
  }

  private void add(
      Matrix into, int presentation, int delay, int step, RealBuffer states, int trajectory) {
    if (step > delay || step <= delay - window) {
      return;
    }
    double[] values = into.values();
    int row = presentation * units;
    int from = trajectory * units;
    for (int i = 0; i < units; i++) {
      values[row + i] += states.get(from + i) / window;
    }
  }

  /** Presentations x units, at a fixed delay. */
  Matrix atFixed(int delay) {
    return atFixed[delay];
  }

  /** Presentations x units, at drawn delays. */
  Matrix atDrawn(int delay) {
    return atDrawn[delay];
  }

  /** The drawn delays of each presentation, steps; delays x presentations. */
  int[][] drawn() {
    return drawn;
  }
}
