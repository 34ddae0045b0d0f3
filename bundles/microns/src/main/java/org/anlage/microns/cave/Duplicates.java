package org.anlage.microns.cave;

/** Rules for a nucleus that is matched with several units. */
public enum Duplicates {
  /** Its best match is kept: by score, then by residual, then by place in the table. */
  BEST_SCORE,
  /** It is left out. */
  DROP,
  /** An error. */
  ERROR
}
