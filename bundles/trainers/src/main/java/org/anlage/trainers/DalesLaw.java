package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/**
 * Dale's law: all weights of a unit onto others (its row) have one sign, that of their sum at the
 * start; excitatory where the sum is zero. Initial weights of the other sign become zero with the
 * first update.
 */
@Component(service = WeightConstraint.class)
@Extension(
    name = "dale",
    text = "One sign per unit: that of the sum of its outgoing weights at the start",
    source = "doi:10.1371/journal.pcbi.1004792")
public final class DalesLaw implements WeightConstraint<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Projection bind(NoParameters parameters, Matrix initial) {
    int n = initial.columns();
    int[] signs = new int[initial.rows()];
    for (int i = 0; i < signs.length; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += initial.get(i, j);
      }
      signs[i] = sum < 0 ? -1 : 1;
    }
    return BoxProjection.of(initial, (i, j) -> signs[i]);
  }
}
