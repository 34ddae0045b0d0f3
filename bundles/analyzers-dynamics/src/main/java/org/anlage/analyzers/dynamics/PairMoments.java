package org.anlage.analyzers.dynamics;

/**
 * Means, variances and covariance of two non-negative quantities that are added sample by sample
 * (Welford 1962), and how much of them cancels.
 */
final class PairMoments {
  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;
  private double difference;

  void add(double x, double y) {
    count++;
    double offX = x - meanX;
    double offY = y - meanY;
    meanX += offX / count;
    meanY += offY / count;
    squaresX += offX * (x - meanX);
    squaresY += offY * (y - meanY);
    products += offX * (y - meanY);
    difference += Math.abs(x - y);
  }

  double meanX() {
    return meanX;
  }

  double meanY() {
    return meanY;
  }

  /** 1 where the means are equal, 0 where one of them is zero, NaN where both are. */
  double cancelledMeans() {
    double sum = meanX + meanY;
    return sum > 0 ? 1 - Math.abs(meanX - meanY) / sum : Double.NaN;
  }

  /** 1 where both are equal in every sample, 0 where never both are there, NaN for zeros. */
  double cancelled() {
    double sum = meanX + meanY;
    return sum > 0 ? 1 - difference / count / sum : Double.NaN;
  }

  /** Pearson's; NaN where one does not vary. */
  double correlation() {
    return squaresX > 0 && squaresY > 0
        ? Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY)))
        : Double.NaN;
  }
}
