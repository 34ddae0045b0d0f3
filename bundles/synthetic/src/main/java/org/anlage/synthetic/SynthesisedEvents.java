package org.anlage.synthetic;

import java.util.Arrays;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Events on the frames of a two-photon scan, never in adjacent frames, with log-normal rates that
 * shared gains modulate.
 */
final class SynthesisedEvents {
  /** The frame period of the measured scans, s. */
  static final double FRAME = 0.158707;

  private static final int FRAMES_PER_GAIN = 4;
  private static final double LOG_MEAN_RATE = -1.035;
  private static final double LOG_DEVIATION_RATE = 0.40;
  // The integral over gains: the normal density to 6 s.d. in steps of 1/8.
  private static final double NORMAL_RANGE = 6;
  private static final double NORMAL_STEP = 0.125;
  private static final int BISECTIONS = 40;

  private SynthesisedEvents() {}

  /** Event times over a duration, s. O(n^2) time per 4 frames. */
  static Activity.Events draw(
      Positions positions, Matrix similarity, double duration, RandomStream random) {
    int n = positions.size();
    int frames = (int) Math.floor(duration / FRAME);
    double[] hazard = hazards(n, random.split("rates"));
    SharedGain shared =
        new SharedGain(positions, similarity, FRAME * FRAMES_PER_GAIN, random.split("gains"));
    RandomStream chance = random.split("events");
    double[] gains = new double[n];
    int[] last = new int[n];
    Arrays.fill(last, -2);
    double[][] times = new double[n][64];
    int[] counts = new int[n];
    for (int frame = 0; frame < frames; frame++) {
      if (frame % FRAMES_PER_GAIN == 0) {
        shared.next(gains);
      }
      for (int i = 0; i < n; i++) {
        if (chance.nextDouble() < hazard[i] * gains[i] && frame - last[i] > 1) {
          last[i] = frame;
          if (counts[i] == times[i].length) {
            times[i] = Arrays.copyOf(times[i], 2 * counts[i]);
          }
          times[i][counts[i]++] = frame * FRAME;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      times[i] = Arrays.copyOf(times[i], counts[i]);
    }
    return new Activity.Events(times, duration);
  }

  private static double[] hazards(int n, RandomStream random) {
    double[] hazards = new double[n];
    for (int i = 0; i < n; i++) {
      double rate = StrictMath.exp(LOG_MEAN_RATE + LOG_DEVIATION_RATE * random.nextGaussian());
      hazards[i] = hazard(rate * FRAME);
    }
    return hazards;
  }

  /**
   * The chance of an event in a free frame at gain 1 that gives a share of frames with events. With
   * chance a in a free frame, and the frame after an event never free, a / (1 + a) of the frames
   * have events; the mean of that over gains is found by bisection.
   */
  private static double hazard(double share) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      if (shareWithEvents(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double shareWithEvents(double hazard) {
    double sum = 0;
    double weights = 0;
    for (double z = -NORMAL_RANGE; z <= NORMAL_RANGE; z += NORMAL_STEP) {
      double weight = StrictMath.exp(-0.5 * z * z);
      double chance = Math.min(1, hazard * SharedGain.gain(Math.sqrt(SharedGain.LOG_VARIANCE) * z));
      sum += weight * chance / (1 + chance);
      weights += weight;
    }
    return sum / weights;
  }
}
