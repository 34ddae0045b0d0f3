package org.anlage.analyzers.dynamics;

import org.anlage.api.matrix.Matrix;

/**
 * Spectra of activity on rings of equal length, summed over rings and segments. With a_k(t) the
 * Fourier coefficient of a ring at k waves around it, activity that moves by v units a sample has
 * a_k(t + 1) = a_k(t) exp(-2 pi i k v / n).
 */
final class Waves {
  private final int n;
  private final int most;
  private final int window;
  private final double[] cosine;
  private final double[] sine;
  private final double[] cosineInTime;
  private final double[] sineInTime;

  /** Sum of a_k(t + 1) conj(a_k(t)), and of the powers of both. */
  private final double[] real;

  private final double[] imaginary;
  private final double[] now;
  private final double[] later;

  /** Power at frequencies 0 ... 1/2 (rows) and -most ... most waves (columns). */
  private final Matrix power;

  /**
   * Nothing yet.
   *
   * @param n units of a ring, 3 or more
   * @param window samples of a spectrum in time
   */
  Waves(int n, int window) {
    this.n = n;
    this.window = window;
    most = (n - 1) / 2; // at half of an even number of units both ways are one
    cosine = new double[n];
    sine = new double[n];
    fill(cosine, sine);
    cosineInTime = new double[window];
    sineInTime = new double[window];
    fill(cosineInTime, sineInTime);
    real = new double[most + 1];
    imaginary = new double[most + 1];
    now = new double[most + 1];
    later = new double[most + 1];
    power = Matrix.zeros(window / 2 + 1, 2 * most + 1);
  }

  private static void fill(double[] cosine, double[] sine) {
    for (int i = 0; i < cosine.length; i++) {
      cosine[i] = StrictMath.cos(2 * StrictMath.PI * i / cosine.length);
      sine[i] = StrictMath.sin(2 * StrictMath.PI * i / cosine.length);
    }
  }

  int length() {
    return n;
  }

  /** Adds a ring: units from {@code first} on. */
  void add(Matrix segment, int first) {
    int samples = segment.columns();
    for (int k = 0; k <= most; k++) {
      double[] re = new double[samples];
      double[] im = new double[samples];
      for (int t = 0; t < samples; t++) {
        for (int i = 0; i < n; i++) {
          int turn = (int) ((long) k * i % n);
          re[t] += segment.get(first + i, t) * cosine[turn];
          im[t] -= segment.get(first + i, t) * sine[turn];
        }
      }
      for (int t = 0; t + 1 < samples; t++) {
        real[k] += re[t + 1] * re[t] + im[t + 1] * im[t];
        imaginary[k] += im[t + 1] * re[t] - re[t + 1] * im[t];
        now[k] += re[t] * re[t] + im[t] * im[t];
        later[k] += re[t + 1] * re[t + 1] + im[t + 1] * im[t + 1];
      }
      spectra(k, re, im);
    }
  }

  /** Adds power in time of what k waves do, window by window; shorter ends are left out. */
  private void spectra(int k, double[] re, double[] im) {
    int length = Math.min(window, re.length);
    for (int from = 0; length > 1 && from + length <= re.length; from += length) {
      for (int f = 0; 2 * f <= window; f++) {
        double cosines = 0;
        double sines = 0;
        double fromIm = 0;
        double fromImSines = 0;
        for (int t = 0; t < length; t++) {
          int turn = (int) ((long) f * t % window);
          double c = cosineInTime[turn];
          double s = sineInTime[turn];
          cosines += re[from + t] * c;
          sines += re[from + t] * s;
          fromIm += im[from + t] * c;
          fromImSines += im[from + t] * s;
        }
        // a at exp(-i w t): towards higher units; at exp(+i w t): towards lower ones.
        double upRe = cosines - fromImSines;
        double upIm = fromIm + sines;
        double downRe = cosines + fromImSines;
        double downIm = fromIm - sines;
        boolean still = f == 0 || 2 * f == window;
        add(f, most + k, upRe * upRe + upIm * upIm);
        if (k > 0 && !still) {
          add(f, most - k, downRe * downRe + downIm * downIm);
        } else if (k > 0) {
          add(f, most - k, upRe * upRe + upIm * upIm);
        }
      }
    }
  }

  private void add(int f, int column, double value) {
    power.set(f, column, power.get(f, column) + value);
  }

  /** Power at each frequency and number of waves. */
  Matrix spectrum() {
    return power;
  }

  /**
   * Power of waves towards higher units less that towards lower ones, over both: 1 and -1 for a
   * pure wave, 0 where both are equal; NaN where nothing moves.
   */
  double direction() {
    double up = 0;
    double down = 0;
    for (int f = 1; 2 * f < window; f++) {
      for (int k = 1; k <= most; k++) {
        up += power.get(f, most + k);
        down += power.get(f, most - k);
      }
    }
    return (up - down) / (up + down);
  }

  /**
   * How activity moves.
   *
   * @param speed units a sample, towards higher units where positive; NaN where nothing varies
   * @param coherence correlation of activity, so moved, with that a sample later
   */
  record Travel(double speed, double coherence) {}

  /** The speed at which activity agrees best with itself a sample later. */
  Travel travel() {
    double before = 0;
    double after = 0;
    for (int k = 1; k <= most; k++) {
      before += now[k];
      after += later[k];
    }
    double size = Math.sqrt(before * after);
    if (!(size > 0)) {
      return new Travel(Double.NaN, Double.NaN);
    }
    double best = 0;
    int steps = 16 * n;
    for (int s = -steps / 2; s <= steps / 2; s++) {
      double speed = (double) s / 16;
      best = agreement(speed) > agreement(best) ? speed : best;
    }
    double low = best - 1.0 / 16;
    double high = best + 1.0 / 16;
    for (int round = 0; round < 60; round++) {
      double left = low + (high - low) * 0.381966011250105;
      double right = high - (high - low) * 0.381966011250105;
      if (agreement(left) < agreement(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    double speed = (low + high) / 2;
    return new Travel(speed, agreement(speed) / size);
  }

  private double agreement(double speed) {
    double sum = 0;
    for (int k = 1; k <= most; k++) {
      double turn = 2 * StrictMath.PI * k * speed / n;
      sum += real[k] * StrictMath.cos(turn) - imaginary[k] * StrictMath.sin(turn);
    }
    return sum;
  }
}
