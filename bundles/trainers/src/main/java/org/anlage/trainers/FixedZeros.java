package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/** Weights that start at zero stay zero, so that sparse wiring keeps its connections. */
@Component(service = WeightConstraint.class)
@Extension(name = "fixed-zeros", text = "Keeps the recurrent weights that start at zero at zero")
public final class FixedZeros implements WeightConstraint<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Projection bind(NoParameters parameters, Matrix initial) {
    return BoxProjection.of(initial, (i, j) -> initial.get(i, j) == 0 ? 0 : 2);
  }
}
