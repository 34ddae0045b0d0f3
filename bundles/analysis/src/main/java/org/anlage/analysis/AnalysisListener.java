package org.anlage.analysis;

/** Receives the progress of an analysis; called from several threads. */
public interface AnalysisListener {
  /** So many of so many stored runs are analysed. */
  void analysing(int done, int total);

  /** A message on a line of its own. */
  void note(String line);
}
