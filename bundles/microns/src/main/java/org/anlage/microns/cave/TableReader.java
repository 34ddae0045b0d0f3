package org.anlage.microns.cave;

/**
 * Takes the rows of a table, and says in the end what they are.
 *
 * @param <T> what they are
 */
interface TableReader<T> {
  /** Takes a row. */
  void row(TableRow row);

  /** What was read. */
  T result();
}
