package org.anlage.api.run;

/** The outcome of a run. */
public enum RunStatus {
  /** Not computed yet. */
  MISSING,
  /** Finished. */
  DONE,
  /** Ended by an overflow or NaN; stored, counted, shown. */
  FAILED,
  /** A plug-in it needed threw; nothing stored, tried again next time. */
  BROKEN
}
