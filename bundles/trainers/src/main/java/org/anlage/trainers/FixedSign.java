package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/** Every weight keeps the sign it starts with, or is zero; weights that start at zero are free. */
@Component(service = WeightConstraint.class)
@Extension(
    name = "fixed-sign",
    text = "Sets weights whose sign has changed since the start to zero after each update")
public final class FixedSign implements WeightConstraint<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Projection bind(NoParameters parameters, Matrix initial) {
    return BoxProjection.of(
        initial, (i, j) -> initial.get(i, j) == 0 ? 2 : (int) Math.signum(initial.get(i, j)));
  }
}
