package org.anlage.analyzers.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** States that follow each other within segments, as numbers and as bits. */
final class Successions {
  private static final double LOG2 = StrictMath.log(2);
  private final List<Matrix> segments;
  private final List<BitSet[]> bits;
  private final int[] changing;
  private final int pairs;

  private Successions(List<Matrix> segments, List<BitSet[]> bits, int[] changing, int pairs) {
    this.segments = segments;
    this.bits = bits;
    this.changing = changing;
    this.pairs = pairs;
  }

  /** Of activity; a unit is on where it is above its median, or at its most if nothing is above. */
  static Successions of(ActivityView activity) {
    List<Matrix> segments = new ArrayList<>();
    for (int s = 0; s < activity.segments(); s++) {
      segments.add(activity.segment(s));
    }
    int n = activity.units();
    double[] thresholds = new double[n];
    boolean[] changes = new boolean[n];
    for (int i = 0; i < n; i++) {
      double[] values = values(segments, i);
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw ProblemException.data(
              new Problem(
                  "activity that is not a number",
                  activity.title() + ", unit " + i,
                  Double.toString(value),
                  "finite numbers",
                  "leave such samples out"));
        }
      }
      Arrays.sort(values);
      thresholds[i] = threshold(values);
      changes[i] = values.length > 0 && values[0] < values[values.length - 1];
    }
    List<BitSet[]> bits = new ArrayList<>();
    int pairs = 0;
    for (Matrix segment : segments) {
      BitSet[] on = new BitSet[n];
      for (int i = 0; i < n; i++) {
        on[i] = new BitSet(segment.columns());
        for (int t = 0; t < segment.columns(); t++) {
          on[i].set(t, segment.get(i, t) > thresholds[i]);
        }
      }
      bits.add(on);
      pairs += Math.max(0, segment.columns() - 1);
    }
    return new Successions(
        segments, bits, IntStream.range(0, n).filter(i -> changes[i]).toArray(), pairs);
  }

  /** The median, or what is next below it where no value is above it. */
  private static double threshold(double[] ascending) {
    int at = (ascending.length - 1) / 2;
    while (at > 0 && ascending[at] == ascending[ascending.length - 1]) {
      at--;
    }
    return ascending.length == 0 ? 0 : ascending[at];
  }

  private static double[] values(List<Matrix> segments, int unit) {
    double[] values = new double[segments.stream().mapToInt(Matrix::columns).sum()];
    int at = 0;
    for (Matrix segment : segments) {
      int length = segment.columns();
      System.arraycopy(segment.values(), unit * length, values, at, length);
      at += length;
    }
    return values;
  }

  /** Units that are on at times and off at others. */
  int[] changing() {
    return changing;
  }

  /** Number of pairs of successive states. */
  int pairs() {
    return pairs;
  }

  /** Mutual information of successive binary states, from counts, corrected; may be below 0. */
  double countedBits(int[] units) {
    int k = units.length;
    int[] now = new int[1 << k];
    int[] later = new int[1 << k];
    int[] both = new int[1 << (2 * k)];
    for (int s = 0; s < segments.size(); s++) {
      int length = segments.get(s).columns();
      int before = length > 0 ? state(bits.get(s), units, 0) : 0;
      for (int t = 1; t < length; t++) {
        int state = state(bits.get(s), units, t);
        now[before]++;
        later[state]++;
        both[before << k | state]++;
        before = state;
      }
    }
    return (entropy(now) + entropy(later) - entropy(both)) / LOG2;
  }

  private static int state(BitSet[] on, int[] units, int t) {
    int state = 0;
    for (int unit : units) {
      state = state << 1 | (on[unit].get(t) ? 1 : 0);
    }
    return state;
  }

  /** Entropy in nats: of the shares, and half of (occupied states - 1) over counts. */
  private double entropy(int[] counts) {
    double entropy = 0;
    int occupied = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / pairs;
        entropy -= share * StrictMath.log(share);
        occupied++;
      }
    }
    return entropy + (occupied - 1) / (2.0 * pairs);
  }

  /** Covariances of some units, at one time and a sample later. */
  SetCovariance covariance(int[] units) {
    return SetCovariance.of(segments, units);
  }
}
