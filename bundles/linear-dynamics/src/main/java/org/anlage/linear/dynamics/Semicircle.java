package org.anlage.linear.dynamics;

/**
 * The limit of random symmetric weights of many units: eigenvalues on a semicircle of radius rho
 * (Wigner), covariance 1 / (2 (1 - lambda)).
 */
public final class Semicircle {
  private Semicircle() {}

  /** Share of eigenvalues above cos(theta) of the unit semicircle, (theta - sin cos) / pi. */
  public static double above(double theta) {
    return (theta - StrictMath.sin(theta) * StrictMath.cos(theta)) / StrictMath.PI;
  }

  /** Covariance spectrum of n modes at the midpoints of their shares, descending. */
  public static double[] covariances(int n, double rho) {
    double[] spectrum = new double[n];
    for (int k = 0; k < n; k++) {
      double share = (k + 0.5) / n;
      double low = 0;
      double high = StrictMath.PI;
      for (int i = 0; i < 60; i++) {
        double middle = 0.5 * (low + high);
        if (above(middle) < share) {
          low = middle;
        } else {
          high = middle;
        }
      }
      spectrum[k] = StationaryCovariance.ofMode(rho * StrictMath.cos(0.5 * (low + high)));
    }
    return spectrum;
  }

  /** Rank below which a spectrum is flat for rho below 1: n (4 sqrt(2) / 3 pi) (1 - rho)^1.5. */
  public static double plateauRank(int n, double rho) {
    return n * 4 * StrictMath.sqrt(2) / (3 * StrictMath.PI) * StrictMath.pow(1 - rho, 1.5);
  }
}
