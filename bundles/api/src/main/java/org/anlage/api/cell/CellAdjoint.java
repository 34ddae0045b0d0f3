package org.anlage.api.cell;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Gradients of the loss during the way back. */
@ProviderType
public interface CellAdjoint {
  /** Trials x S, d loss / d state after the step, from index 0; may be changed. */
  RealBuffer delta();

  /** Trials x S, d loss / d state before the step; to be written where {@link #earlierWanted}. */
  RealBuffer earlier();

  /** Whether {@link #earlier} is wanted at this step; it is not at the first. */
  boolean earlierWanted();

  /**
   * The buffer of the gradient of a learned parameter, to be added to.
   *
   * @param name name in the layout
   */
  RealBuffer gradient(String name);

  /** Index of the first value of that gradient. */
  int offset(String name);

  /** Trials x I, d loss / d input of the step; to be written where {@link #inputWanted}. */
  RealBuffer input();

  /** Whether {@link #input} is wanted; analyses ask for it, training does not. */
  boolean inputWanted();

  /** False where {@link #earlier} must leave out what goes through other units. */
  boolean throughOthers();
}
