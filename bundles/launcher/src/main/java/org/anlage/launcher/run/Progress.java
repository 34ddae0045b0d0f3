package org.anlage.launcher.run;

import java.nio.file.Path;
import org.anlage.analysis.AnalysisListener;
import org.anlage.api.component.ProblemException;

/** Receives the progress of a study; called from several threads. */
public interface Progress extends AnalysisListener {
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

  /** A report was written. */
  void report(Path file);

  /** Something went wrong that does not end the work. */
  void problem(Throwable problem);

  /** All work is over. */
  void end();
}
