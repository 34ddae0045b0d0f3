package org.anlage.simulators;

import java.util.Optional;
import org.anlage.algebra.Workers;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.linear.dynamics.BinTransition;

/**
 * Many trajectories of linear dynamics in continuous time, a bin, or a piece of a long one, at a
 * time by its exact transition ({@link BinTransition}): two products of all states, which wait for
 * each other, and two of the noise of many pieces at once.
 *
 * <p>Units are worked on in strips of fixed width, each with a random stream of its own for every
 * trajectory, so neither threads nor their number change a bit. O(B N^2) time a bin, O(N^2 + B N)
 * memory.
 */
final class ExactBins {
  private static final int ROWS = 512;
  private final int units;
  private final int trajectories;
  private final double length;
  private final int pieces;
  private final double amplitude;
  private final Workers workers;
  private final Strips weights;
  private final Strips response;
  private final Strips increment;
  private final Strips rest;
  private final RandomStream[][] random;
  private final RealBuffer increments;
  private final RealBuffer others;
  private final RealBuffer means;
  private final int block;
  private final RealBuffer sample;
  private RealBuffer states;
  private RealBuffer next;

  /**
   * States at zero.
   *
   * @param recurrent N x N, row = from
   * @param transition over a piece of a bin
   * @param timing of which the intensity of the noise in continuous time is taken
   * @param length of a piece, in time constants
   * @param pieces of a bin
   * @param trajectories number of trajectories B
   * @param context precision, randomness, kernels
   * @param workers threads to share the work
   */
  ExactBins(
      Matrix recurrent,
      BinTransition transition,
      Timing timing,
      double length,
      int pieces,
      int trajectories,
      SimulationContext context,
      Workers workers) {
    this.workers = workers;
    this.trajectories = trajectories;
    units = recurrent.rows();
    this.length = length;
    this.pieces = pieces;
    amplitude = Math.sqrt(timing.intensity());
    weights = Strips.of(recurrent, context);
    response = Strips.of(units, transition.response(), false, context.kernels());
    increment = Strips.of(units, transition.increment(), false, context.kernels());
    rest = Strips.of(units, transition.rest(), true, context.kernels());
    random = new RandomStream[weights.count()][trajectories];
    RandomStream purpose = context.random().split("noise of bins");
    for (int s = 0; s < random.length; s++) {
      for (int b = 0; b < trajectories; b++) {
        random[s][b] = purpose.split(b).split(s);
      }
    }
    block = Math.max(1, ROWS / trajectories);
    int rows = Math.multiplyExact(trajectories, units);
    increments = context.precision().allocate(Math.multiplyExact(block, rows));
    others = context.precision().allocate(block * rows);
    means = context.precision().allocate(block * rows);
    sample = context.precision().allocate(rows);
    states = context.precision().allocate(rows);
    next = context.precision().allocate(rows);
  }

  /** States now, trajectories x units, to start from. */
  RealBuffer states() {
    return states;
  }

  /**
   * Draws bins and hands their means on.
   *
   * @param dropped bins that are not handed on
   * @param samples bins after those
   */
  Optional<String> run(long dropped, int samples, Simulator.Sink sink) {
    long all = (dropped + samples) * pieces;
    for (long piece = 0; piece < all; ) {
      int count = (int) Math.min(block, all - piece);
      drawNoise(count);
      for (int k = 0; k < count; k++) {
        advance(k);
        long bin = piece / pieces + 1;
        Optional<String> overflow = Overflow.of(states, units, "bin " + bin);
        if (overflow.isPresent()) {
          return overflow;
        }
        addMean(k, piece % pieces == 0);
        boolean whole = ++piece % pieces == 0;
        if (whole && bin > dropped) {
          sink.accept(sample);
        }
        sink.reached(whole ? bin : bin - 1);
      }
    }
    return Optional.empty();
  }

  /** Adds the mean over piece k of the block to that over its bin. */
  private void addMean(int k, boolean first) {
    int offset = k * sample.length();
    for (int i = 0; i < sample.length(); i++) {
      double before = first ? 0 : sample.get(i);
      sample.set(i, before + means.get(offset + i) / pieces);
    }
  }

  /** Increments of some pieces, and what they and the rest of the noise add to the means. */
  private void drawNoise(int count) {
    double step = amplitude * Math.sqrt(length);
    workers.each(
        weights.count(),
        s -> {
          for (int row = 0; row < count * trajectories; row++) {
            RandomStream stream = random[s][row % trajectories];
            int from = row * units + weights.first(s);
            for (int i = from; i < from + weights.width(s); i++) {
              increments.set(i, step * stream.nextGaussian());
              others.set(i, amplitude * stream.nextGaussian());
            }
          }
        });
    workers.each(
        weights.count(),
        s -> {
          increment.multiply(s, count * trajectories, increments, 0, false, means, 0);
          rest.multiply(s, count * trajectories, others, 0, true, means, 0);
        });
  }

  /** The mean over piece k of the block, and the states at its end. */
  private void advance(int k) {
    int offset = k * trajectories * units;
    RealBuffer from = states;
    RealBuffer to = next;
    workers.each(
        weights.count(), s -> response.multiply(s, trajectories, from, 0, true, means, offset));
    workers.each(
        weights.count(),
        s -> {
          weights.multiply(s, trajectories, means, offset, false, to, 0);
          for (int b = 0; b < trajectories; b++) {
            int at = b * units + weights.first(s);
            for (int i = at; i < at + weights.width(s); i++) {
              double drift = length * (to.get(i) - means.get(offset + i));
              to.set(i, from.get(i) + increments.get(offset + i) + drift);
            }
          }
        });
    states = to;
    next = from;
  }
}
