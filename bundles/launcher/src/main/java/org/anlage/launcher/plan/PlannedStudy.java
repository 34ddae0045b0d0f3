package org.anlage.launcher.plan;

import java.util.Optional;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.code.RunCode;
import org.anlage.engine.compute.StudyData;
import org.anlage.store.plan.StudyPlan;

/**
 * A study that can be computed.
 *
 * @param plan its runs, and what is to be compared
 * @param data its data
 * @param code the code that enters results, with the kernels of the session
 * @param refuseMixedCode whether all its runs must be computed by the same code
 * @param continuation what is computed after it and depends on its results; empty: nothing
 */
public record PlannedStudy(
    StudyPlan plan,
    StudyData data,
    RunCode code,
    boolean refuseMixedCode,
    Optional<Continuation> continuation) {
  /** Kernels of the session. */
  public KernelChoice kernels() {
    return code.kernels();
  }
}
