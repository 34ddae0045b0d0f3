package org.anlage.api.cell;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Kernels and live parameters of a run, to which a cell binds its equations. */
@ProviderType
public interface CellContext {
  /** Kernels of the run. */
  Kernels kernels();

  /** Most trials at a time. */
  int trials();

  /**
   * The buffer with the live values of a parameter, row-major.
   *
   * @param name name in the layout
   */
  RealBuffer values(String name);

  /** Index of the first value of a parameter in its buffer. */
  int offset(String name);

  /**
   * Equations recorded from a step that is written once, with the way back made from it.
   *
   * @see RecordedCell
   */
  CellEquations record(RecordedStep step);
}
