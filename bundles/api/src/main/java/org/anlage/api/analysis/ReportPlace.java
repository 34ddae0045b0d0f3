package org.anlage.api.analysis;

/**
 * Places of a report at which analyzers of studies show what they found, in the order of the
 * report. Of several at one place the order is that of the experiment.
 */
public enum ReportPlace {
  /** Under the conclusions, at the top: the numbers that a verdict rests on. */
  VERDICT,
  /** Values published elsewhere beside those of the study. */
  PUBLISHED,
  /** How well every arm did. */
  OUTCOME,
  /** Arms against each other. */
  COMPARISON,
  /** How arms came to their results. */
  COURSE,
  /** Everything else, after the results and what was compared. */
  FURTHER
}
