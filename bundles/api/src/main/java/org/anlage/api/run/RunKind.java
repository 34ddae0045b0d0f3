package org.anlage.api.run;

/** Kinds of runs. */
public enum RunKind {
  /** Trains a network on a task. */
  TRAIN,
  /** Lets a network run on its own or on inputs. */
  SIMULATE,
  /** Estimates something from a recording. */
  MEASURE
}
