package org.anlage.generators.cortical;

import java.util.Locale;

/** N x N matrices of what pairs of neurons have in common in their activity. */
public enum FunctionalMatrix {
  /** Pearson correlation of binned event counts. */
  CORRELATION,
  /** Spike time tiling coefficient (Cutts and Eglen 2014, doi 10.1523/JNEUROSCI.2767-14.2014). */
  STTC,
  /** Sparse inverse covariance (graphical lasso). */
  PRECISION;

  /** Its name in a data set. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
