package org.anlage.analyzers.dynamics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.linear.dynamics.SharedVariance;
import org.anlage.linear.dynamics.Standardisation;
import org.anlage.linear.dynamics.UnitSplit;

/** Cross-covariances of two halves at some times, or with some units shifted in time. */
final class TimeSplits {
  private static final int BLOCKS = 40;
  private static final int TEST = 4; // every fourth block
  private static final int PAD = 3;
  private final ActivityView activity;
  private final UnitSplit halves;
  private final AnalysisContext context;
  private final Standardisation scale;

  private TimeSplits(
      ActivityView activity, UnitSplit halves, AnalysisContext context, Standardisation scale) {
    this.activity = activity;
    this.halves = halves;
    this.context = context;
    this.scale = scale;
  }

  static TimeSplits of(ActivityView activity, UnitSplit halves, AnalysisContext context) {
    return new TimeSplits(activity, halves, context, Standardisation.of(activity));
  }

  /** SVCA: 40 blocks of time, every fourth for the test, three samples left out at their ends. */
  double[] svca() {
    Matrix train = Matrix.zeros(halves.first().length, halves.second().length);
    Matrix test = Matrix.zeros(halves.first().length, halves.second().length);
    long trained = 0;
    long tested = 0;
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = scale.apply(activity.segment(s));
      int blocks = Math.max(TEST, Math.min(BLOCKS, segment.columns() / (4 * PAD)));
      int length = segment.columns() / blocks;
      for (int b = 0; b < blocks; b++) {
        int from = b * length + PAD;
        int count = length - 2 * PAD;
        if (count <= 0) {
          continue;
        }
        boolean isTest = b % TEST == TEST - 1;
        addCross(segment, from, count, isTest ? test : train);
        trained += isTest ? 0 : count;
        tested += isTest ? count : 0;
      }
    }
    double trainSamples = trained;
    double testSamples = tested;
    return SharedVariance.ofHalvesAndTimes(
        train.map(v -> v / trainSamples),
        test.map(v -> v / testSamples),
        context.kernels(),
        context.decompositions());
  }

  /** Mean of the SVCA2 spectra of shuffles: a random half of the units shifted by one lag. */
  double[] shuffled(int shuffles) {
    double[] mean = new double[Math.min(halves.first().length, halves.second().length)];
    for (int k = 0; k < shuffles; k++) {
      RandomStream random = context.random().split("shuffle").split(k);
      int[] order = random.permutation(activity.units());
      int[] shifted = Arrays.copyOf(order, order.length / 2);
      Matrix cross = Matrix.zeros(halves.first().length, halves.second().length);
      long samples = 0;
      for (int s = 0; s < activity.segments(); s++) {
        Matrix segment = scale.apply(activity.segment(s));
        shift(segment, shifted, 1 + random.nextInt(Math.max(1, segment.columns() - 1)));
        addCross(segment, 0, segment.columns(), cross);
        samples += segment.columns();
      }
      double all = samples;
      double[] spectrum = context.decompositions().singularValues(cross.map(v -> v / all));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += spectrum[i] / shuffles;
      }
    }
    return mean;
  }

  /**
   * SVCA2 of the first part of every segment, standardised over that part.
   *
   * @param parts how many times as long a whole segment is
   * @return none where samples are too few for a full rank, or a unit is constant over them
   */
  Optional<double[]> beginning(int parts) {
    int n = activity.units();
    Matrix cross = Matrix.zeros(halves.first().length, halves.second().length);
    double[] mean = new double[n];
    double[] square = new double[n];
    long samples = 0;
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = scale.apply(activity.segment(s));
      int count = segment.columns() / parts;
      addCross(segment, 0, count, cross);
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < count; t++) {
          double value = segment.get(i, t);
          mean[i] += value;
          square[i] += value * value;
        }
      }
      samples += count;
    }
    if (samples <= Math.max(cross.rows(), cross.columns())) {
      return Optional.empty();
    }
    for (int i = 0; i < n; i++) {
      mean[i] /= samples;
      square[i] = square[i] / samples - mean[i] * mean[i];
      if (square[i] <= 0) {
        return Optional.empty();
      }
    }
    for (int i = 0; i < cross.rows(); i++) {
      int a = halves.first()[i];
      for (int j = 0; j < cross.columns(); j++) {
        int b = halves.second()[j];
        double covariance = cross.get(i, j) / samples - mean[a] * mean[b];
        cross.set(i, j, covariance / Math.sqrt(square[a] * square[b]));
      }
    }
    return Optional.of(context.decompositions().singularValues(cross));
  }

  private static void shift(Matrix segment, int[] units, int lag) {
    int length = segment.columns();
    double[] row = new double[length];
    for (int unit : units) {
      int at = unit * length;
      System.arraycopy(segment.values(), at, row, 0, length);
      for (int t = 0; t < length; t++) {
        segment.values()[at + (t + lag) % length] = row[t];
      }
    }
  }

  private void addCross(Matrix segment, int from, int count, Matrix into) {
    Kernels kernels = context.kernels();
    RealBuffer a = rows(segment, halves.first(), from, count);
    RealBuffer b = rows(segment, halves.second(), from, count);
    kernels.multiply(
        false,
        true,
        into.rows(),
        into.columns(),
        count,
        a,
        0,
        count,
        b,
        0,
        count,
        true,
        new RealBuffer.Float64(into.values()),
        0,
        into.columns());
  }

  private static RealBuffer rows(Matrix segment, int[] units, int from, int count) {
    double[] values = new double[units.length * count];
    for (int i = 0; i < units.length; i++) {
      System.arraycopy(
          segment.values(), units[i] * segment.columns() + from, values, i * count, count);
    }
    return new RealBuffer.Float64(values);
  }

  /** All segments, standardised; each is read when it is asked for. */
  static List<Matrix> standardised(ActivityView activity) {
    Standardisation scale = Standardisation.of(activity);
    return lazily(activity.segments(), s -> scale.apply(activity.segment(s)));
  }

  /** Segments in which every unit is shifted in time, around the end, by a lag of its own. */
  static List<Matrix> shifted(List<Matrix> segments, RandomStream random) {
    return lazily(
        segments.size(),
        s -> {
          RandomStream own = random.split(s);
          Matrix copy = segments.get(s).copy();
          for (int unit = 0; unit < copy.rows(); unit++) {
            shift(copy, new int[] {unit}, own.nextInt(copy.columns()));
          }
          return copy;
        });
  }

  /** Mean of products of all pairs of units. */
  static Matrix covariance(List<Matrix> segments, Kernels kernels) {
    int n = segments.get(0).rows();
    Matrix sum = Matrix.zeros(n, n);
    long samples = 0;
    for (Matrix segment : segments) {
      int length = segment.columns();
      RealBuffer values = new RealBuffer.Float64(segment.values());
      RealBuffer into = new RealBuffer.Float64(sum.values());
      kernels.multiply(
          false, true, n, n, length, values, 0, length, values, 0, length, true, into, 0, n);
      samples += length;
    }
    double all = samples;
    return sum.map(value -> value / all);
  }

  /**
   * What is before and after one block of time in each segment.
   *
   * @param blocks blocks in each segment
   */
  static List<Matrix> without(List<Matrix> segments, int block, int blocks) {
    return lazily(
        2 * segments.size(),
        piece -> {
          Matrix segment = segments.get(piece / 2);
          long length = segment.columns();
          int from = piece % 2 == 0 ? 0 : (int) (length * (block + 1) / blocks);
          int to = (int) (piece % 2 == 0 ? length * block / blocks : length);
          Matrix part = Matrix.zeros(segment.rows(), to - from);
          for (int i = 0; i < part.rows(); i++) {
            System.arraycopy(
                segment.values(),
                (int) (i * length + from),
                part.values(),
                i * (to - from),
                to - from);
          }
          return part;
        });
  }

  private static List<Matrix> lazily(int size, IntFunction<Matrix> segment) {
    return new AbstractList<>() {
      @Override
      public Matrix get(int index) {
        return segment.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }
}
