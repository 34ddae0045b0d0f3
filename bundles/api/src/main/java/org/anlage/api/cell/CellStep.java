package org.anlage.api.cell;

import java.util.Optional;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One step of the first trials of a batch: rows [x | 1 | state before], so that one product with a
 * stacked kernel gives input, bias and recurrence. The same object at every step.
 */
@ProviderType
public interface CellStep {
  /** Number of the step, from 0. */
  int step();

  /** Number of trials. */
  int trials();

  /** The buffer of all rows. */
  RealBuffer rows();

  /** Elements from one trial's row to the next, I + 1 + S. */
  int stride();

  /** Index of the input of the first trial; a 1 follows its I values, then the state before. */
  int input();

  /** Index of the state before the step of the first trial. */
  int before();

  /** Index of the state after the step of the first trial, to be written with the same stride. */
  int after();

  /** Whether all states before this step are zero. */
  boolean fromZero();

  /** The buffer of what the cell keeps for the way back. */
  RealBuffer kept();

  /** Index in {@link #kept} of the first trial's values of this step. */
  int keptAt();

  /** Trials x N values to be added to what enters the units, from index 0; empty: nothing. */
  Optional<RealBuffer> drive();
}
