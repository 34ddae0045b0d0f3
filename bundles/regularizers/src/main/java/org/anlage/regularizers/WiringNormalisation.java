package org.anlage.regularizers;

/** Normalisations of measured synapse counts A before their communicability is computed. */
public enum WiringNormalisation {
  /**
   * A(i, j) / sqrt(out-strength of i, in-strength of j), zero where either is zero: every measured
   * edge counts.
   */
  ROWS_AND_COLUMNS,
  /**
   * A(i, j) / sqrt(out-strength of i, out-strength of j), zero where either is zero: edges onto
   * neurons without outputs are dropped.
   */
  GUARDED,
  /**
   * As {@link #GUARDED}, but out-strengths of zero become 1e-10: edges onto neurons without outputs
   * are inflated by up to 1e5. What the released cortical-priors code does.
   */
  AS_RELEASED
}
