package org.anlage.generators.waves;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Rings of units that pass their activity on: within each channel unit i projects to unit i + shift
 * and to no other, so a pulse travels by {@code shift} units a step. With gain 1 the weights are a
 * permutation: orthogonal, with eigenvalues on the unit circle.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "ring-shift",
    text = "Rings of units, each passing its activity on to the next: a travelling wave",
    source = "arXiv:2309.08045")
public final class RingShift implements ConnectivityGenerator<RingShift.Parameters> {
  /**
   * Parameters.
   *
   * @param channels number of rings
   * @param shift units by which activity moves in a step
   * @param gain weight of every connection
   */
  public record Parameters(
      @Parameter(text = Channels.TEXT, value = "1", min = 1) int channels,
      @Parameter(
              text = "Units by which activity moves in a step; negative: backwards.",
              value = "1")
          int shift,
      @Parameter(text = "Weight of every connection.", value = "1") double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters p, PriorContext context) {
    int n = context.size();
    int length = Channels.length(n, p.channels(), "ring-shift");
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      int first = i - i % length;
      weights.set(i, first + Math.floorMod((long) i % length + p.shift(), length), p.gain());
    }
    return weights;
  }
}
