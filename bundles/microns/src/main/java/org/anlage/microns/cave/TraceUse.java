package org.anlage.microns.cave;

/** What is made of traces. */
public enum TraceUse {
  /** Event times: their peaks. */
  EVENTS,
  /** They are kept. */
  TRACES
}
