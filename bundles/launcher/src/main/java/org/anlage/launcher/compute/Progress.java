package org.anlage.launcher.compute;

import org.anlage.api.component.ProblemException;

/** Hears how a study is getting on; called from several threads. */
public interface Progress {
  /** Work begins. */
  void begin(int runs, int stored, int workers);

  /** A run begins on a worker. */
  void started(int slot, String run);

  /** A run has made an update. */
  void updated(int slot, int update, int updates, double loss);

  /** A run is stored; the failure is empty if it did not fail numerically. */
  void finished(int slot, String run, String failure);

  /** A run could not be computed. */
  void broken(int slot, String run, ProblemException problem);

  /** Analysis of stored runs: so many of so many steps are done. */
  void analysing(int done, int total);

  /** Something to be known, on a line of its own. */
  void note(String line);

  /** All work is over. */
  void end();
}
