package org.anlage.analyzers.dynamics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.matrix.Matrix;

/**
 * Power of units in bands of frequencies, averaged over windows of segments. The mean square of a
 * window without its mean is the sum over its frequencies, so that all bands together have no more
 * than that.
 */
final class BandPower {
  private static final double ACTIVE = 0.5;
  private final double[][] ofBand;
  private final double all;
  private final double main;

  private BandPower(double[][] ofBand, double all, double main) {
    this.ofBand = ofBand;
    this.all = all;
    this.main = main;
  }

  /**
   * Of all units.
   *
   * @param edges of the bands, each from its lower edge to below its upper, the last with it
   * @param rate samples a second
   * @param window samples of a window, at most; what is left of a segment is left out
   */
  static BandPower of(ActivityView activity, List<Double> edges, double rate, int window) {
    int n = activity.units();
    double[][] ofBand = new double[edges.size() - 1][n];
    // Windows of other lengths have other frequencies.
    Map<Integer, double[]> spectra = new TreeMap<>();
    long windows = 0;
    for (int s = 0; s < activity.segments(); s++) {
      Matrix segment = activity.segment(s);
      int length = Math.min(window, segment.columns());
      Waveforms waveforms = Waveforms.of(length);
      double[] together = spectra.computeIfAbsent(length, same -> new double[same / 2 + 1]);
      for (int from = 0; from + length <= segment.columns(); from += length) {
        windows++;
        for (int i = 0; i < n; i++) {
          double[] power = waveforms.spectrum(segment, i, from);
          for (int k = 1; k < power.length; k++) {
            together[k] += power[k];
            int band = band(edges, k * rate / length);
            if (band >= 0) {
              ofBand[band][i] += power[k];
            }
          }
        }
      }
    }
    double all = 0;
    double largest = 0;
    double main = Double.NaN;
    for (Map.Entry<Integer, double[]> entry : spectra.entrySet()) {
      double[] together = entry.getValue();
      for (int k = 1; k < together.length; k++) {
        all += together[k];
        if (together[k] > largest) {
          largest = together[k];
          main = k * rate / entry.getKey();
        }
      }
    }
    for (double[] units : ofBand) {
      for (int i = 0; i < n; i++) {
        units[i] /= windows;
      }
    }
    return new BandPower(ofBand, all / windows, main);
  }

  private static int band(List<Double> edges, double frequency) {
    int bands = edges.size() - 1;
    for (int b = 0; b < bands; b++) {
      double tolerance = 1e-9 * edges.get(b + 1);
      boolean below =
          b == bands - 1
              ? frequency <= edges.get(b + 1) + tolerance
              : frequency < edges.get(b + 1) - tolerance;
      if (frequency >= edges.get(b) - tolerance && below) {
        return b;
      }
    }
    return -1;
  }

  /**
   * Cosine and sine of one turn.
   *
   * @param cosine at each of T points
   * @param sine at each of T points
   */
  private record Waveforms(double[] cosine, double[] sine) {
    static Waveforms of(int length) {
      double[] cosine = new double[length];
      double[] sine = new double[length];
      for (int t = 0; t < length; t++) {
        cosine[t] = StrictMath.cos(2 * Math.PI * t / length);
        sine[t] = StrictMath.sin(2 * Math.PI * t / length);
      }
      return new Waveforms(cosine, sine);
    }

    /** Mean square at frequencies 0 ... T / 2, the mean taken off; both signs are one. */
    double[] spectrum(Matrix segment, int unit, int from) {
      int length = cosine.length;
      double mean = 0;
      for (int t = 0; t < length; t++) {
        mean += segment.get(unit, from + t) / length;
      }
      double[] power = new double[length / 2 + 1];
      for (int k = 1; k < power.length; k++) {
        double real = 0;
        double imaginary = 0;
        int at = 0;
        for (int t = 0; t < length; t++) {
          double off = segment.get(unit, from + t) - mean;
          real += off * cosine[at];
          imaginary += off * sine[at];
          at += k;
          at -= at >= length ? length : 0;
        }
        double both = 2 * k == length ? 1 : 2;
        power[k] = both * (real * real + imaginary * imaginary) / ((double) length * length);
      }
      return power;
    }
  }

  /** Mean square of all units at all frequencies. */
  double all() {
    return all;
  }

  /** Mean square of all units in a band. */
  double of(int band) {
    return Arrays.stream(ofBand[band]).sum();
  }

  /** Frequency of most power, all units together; NaN if nothing moves. */
  double mainFrequency() {
    return main;
  }

  /** Amplitude of each unit: that of a sine of the same mean square. */
  double[] amplitudes(int band) {
    return Arrays.stream(ofBand[band]).map(power -> Math.sqrt(2 * power)).toArray();
  }

  /** Units with half or more of the band's largest amplitude; none where nothing moves. */
  BitSet active(int band) {
    double[] amplitudes = amplitudes(band);
    double largest = Arrays.stream(amplitudes).max().orElse(0);
    BitSet active = new BitSet();
    for (int i = 0; i < amplitudes.length; i++) {
      active.set(i, largest > 0 && amplitudes[i] >= ACTIVE * largest);
    }
    return active;
  }

  /** Mean over pairs of bands of the share of their active units that both have (Jaccard). */
  double meanShared() {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < ofBand.length; a++) {
      for (int b = 0; b < a; b++) {
        BitSet both = active(a);
        BitSet either = active(a);
        both.and(active(b));
        either.or(active(b));
        sum += either.isEmpty() ? Double.NaN : (double) both.cardinality() / either.cardinality();
        pairs++;
      }
    }
    return sum / pairs;
  }
}
