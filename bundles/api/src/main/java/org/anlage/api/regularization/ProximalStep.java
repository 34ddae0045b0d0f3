package org.anlage.api.regularization;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The step of a penalty that acts on weights themselves and not through their gradient (Parikh and
 * Boyd 2014, doi 10.1561/2400000003). With an optimiser that rescales gradients, such as Adam, it
 * is what keeps a penalty's strength the same for every weight, and what makes weights exactly
 * zero.
 */
@ConsumerType
@FunctionalInterface
public interface ProximalStep {
  /**
   * W becomes argmin over V of |V - W|^2 / 2 + step penalty(V), in place.
   *
   * @param weights N x N, row-major, row = presynaptic
   * @param step the learning rate of the update that came before
   */
  void apply(RealBuffer weights, double step);
}
