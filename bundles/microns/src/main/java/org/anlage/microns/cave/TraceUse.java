package org.anlage.microns.cave;

/** Uses of traces. */
public enum TraceUse {
  /** Event times: their peaks. */
  EVENTS,
  /** They are kept. */
  TRACES
}
