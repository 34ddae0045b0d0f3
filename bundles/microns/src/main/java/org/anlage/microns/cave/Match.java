package org.anlage.microns.cave;

/**
 * A match of an imaged unit and a nucleus.
 *
 * @param cell the cell, as the table of matches knows it
 * @param session imaging session
 * @param scan scan of the session
 * @param field imaging field of the scan
 * @param unit id of the unit in the scan
 * @param score of the match, larger is better; NaN if not known
 * @param residual distance left between the two, um; NaN if not known
 */
record Match(
    Cell cell, long session, long scan, long field, long unit, double score, double residual) {

  /** Whether this match is better: by score, then by residual; the first of equals stays. */
  boolean betterThan(Match other) {
    int byScore = Double.compare(orWorst(score), orWorst(other.score));
    return byScore > 0
        || (byScore == 0 && Double.compare(-orLargest(residual), -orLargest(other.residual)) > 0);
  }

  private static double orWorst(double score) {
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
  }

  private static double orLargest(double residual) {
    return Double.isNaN(residual) ? Double.POSITIVE_INFINITY : residual;
  }

  Match of(Cell known) {
    return new Match(known, session, scan, field, unit, score, residual);
  }
}
