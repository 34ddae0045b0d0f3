package org.anlage.simulators;

import java.util.Optional;
import org.anlage.algebra.Workers;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;

/**
 * Many trajectories of x' = x + h (-x + x W + input) + noise at once: one product per step for all
 * of them, then, for echo-state networks, max(x, 0).
 *
 * <p>Units are worked on in strips of fixed width, each with weights packed once and a random
 * stream of its own for every trajectory, so neither threads nor their number change a bit. O(B
 * N^2) time a step, O(N^2 + B N) memory.
 */
final class Integrator implements AutoCloseable {
  private static final int STRIP = 256;
  private final int units;
  private final int trajectories;
  private final double h;
  private final double noise;
  private final boolean rectify;
  private final Operand[] operands;
  private final RandomStream[][] random;
  private final Workers workers;
  private final RealBuffer input;
  private RealBuffer states;
  private RealBuffer next;
  private long steps;

  /**
   * States at zero.
   *
   * @param weights N x N, row = from
   * @param gain factor of all weights
   * @param timing step and noise
   * @param rectify whether states are rectified after every step
   * @param trajectories number of trajectories B
   * @param context precision, randomness, kernels, threads
   */
  Integrator(
      Matrix weights,
      double gain,
      Timing timing,
      boolean rectify,
      int trajectories,
      SimulationContext context) {
    units = weights.rows();
    this.trajectories = trajectories;
    this.rectify = rectify;
    h = timing.h();
    noise = timing.noise().scale(h);
    int length = Math.multiplyExact(trajectories, units);
    states = context.precision().allocate(length);
    next = context.precision().allocate(length);
    input = context.precision().allocate(length);
    operands = new Operand[(units + STRIP - 1) / STRIP];
    random = new RandomStream[operands.length][trajectories];
    RandomStream purpose = context.random().split("noise");
    for (int s = 0; s < operands.length; s++) {
      operands[s] = operand(weights, gain, s, context);
      for (int b = 0; b < trajectories; b++) {
        random[s][b] = purpose.split(b).split(s);
      }
    }
    workers = new Workers(context.threads());
  }

  private Operand operand(Matrix weights, double gain, int strip, SimulationContext context) {
    int from = strip * STRIP;
    int width = width(strip);
    RealBuffer piece = context.precision().allocate(units * width);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < width; j++) {
        piece.set(i * width + j, gain * weights.get(i, from + j));
      }
    }
    Operand operand = context.kernels().operand(units, width, piece);
    operand.set(false, piece, 0, width);
    return operand;
  }

  private int width(int strip) {
    return Math.min(STRIP, units - strip * STRIP);
  }

  /** States now, trajectories x units, to start from; the same buffer until the next step. */
  RealBuffer states() {
    return states;
  }

  /** Input of the next steps, trajectories x units; zero until set. */
  RealBuffer input() {
    return input;
  }

  /** One step of all trajectories. */
  void step() {
    RealBuffer from = states;
    RealBuffer to = next;
    workers.each(operands.length, strip -> step(strip, from, to));
    states = to;
    next = from;
    steps++;
  }

  private void step(int strip, RealBuffer from, RealBuffer to) {
    int first = strip * STRIP;
    int width = width(strip);
    operands[strip].multiply(trajectories, from, 0, units, false, to, first, units);
    for (int b = 0; b < trajectories; b++) {
      RandomStream stream = random[strip][b];
      int at = b * units + first;
      for (int i = at; i < at + width; i++) {
        double x = from.get(i);
        double moved = x + h * (to.get(i) - x + input.get(i)) + noise * stream.nextGaussian();
        to.set(i, rectify ? Math.max(moved, 0) : moved);
      }
    }
  }

  /** Why the states cannot go on, if they cannot. */
  Optional<String> overflow() {
    return Overflow.of(states, units, "step " + steps);
  }

  @Override
  public void close() {
    workers.close();
  }
}
