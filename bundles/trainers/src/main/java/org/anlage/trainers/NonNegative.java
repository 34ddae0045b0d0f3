package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/**
 * Recurrent weights of at least 0, by setting negative ones to 0 after each update; the initial
 * weights are left as they are. NaN stays NaN.
 */
@Component(service = WeightConstraint.class)
@Extension(
    name = "non-negative",
    text = "Sets negative recurrent weights to zero after each update")
public final class NonNegative implements WeightConstraint<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Projection bind(NoParameters parameters, Matrix initial) {
    return NonNegative::project;
  }

  private static void project(RealBuffer weights) {
    if (weights instanceof RealBuffer.Float32 single) {
      float[] values = single.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0f, values[i]);
      }
    } else if (weights instanceof RealBuffer.Float64 twice) {
      double[] values = twice.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0.0, values[i]);
      }
    }
  }
}
