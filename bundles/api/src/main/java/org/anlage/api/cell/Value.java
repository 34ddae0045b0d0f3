package org.anlage.api.cell;

import org.osgi.annotation.versioning.ProviderType;

/** A value of a recorded step: a matrix of trials x columns, or a parameter. */
@ProviderType
public interface Value {
  /** Rows of a parameter; 0 for one row per trial. */
  int rows();

  /** Columns. */
  int columns();
}
