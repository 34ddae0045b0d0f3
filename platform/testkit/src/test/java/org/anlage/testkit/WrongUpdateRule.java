package org.anlage.testkit;

import java.util.List;
import org.anlage.api.component.NoParameters;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;

/** Gradient descent with momentum, with a mistake of choice. */
record WrongUpdateRule(Mistake mistake) implements UpdateRule<NoParameters> {
  enum Mistake {
    NONE,
    /** Velocities are not part of the memory. */
    FORGETS,
    /** The rate is a constant. */
    IGNORES_RATE,
    /** Where the direction is NaN nothing is done. */
    HIDES_NAN,
    /** Steps in single precision are three times as long. */
    ONE_PRECISION
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Bound bind(NoParameters none, LearnedParameters bound, RuleContext context) {
    List<RealBuffer> velocities =
        bound.buffers().stream().map(w -> w.allocate(w.length())).toList();
    return new Bound() {
      @Override
      public void apply(
          int update, double rate, LearnedParameters weights, LearnedParameters direction) {
        double used = mistake == Mistake.IGNORES_RATE ? 0.01 : rate;
        for (int b = 0; b < velocities.size(); b++) {
          RealBuffer w = weights.buffers().get(b);
          RealBuffer v = velocities.get(b);
          double factor =
              mistake == Mistake.ONE_PRECISION && w instanceof RealBuffer.Float32 ? 3 : 1;
          for (int i = 0; i < w.length(); i++) {
            double slope = direction.buffers().get(b).get(i);
            if (mistake == Mistake.HIDES_NAN && Double.isNaN(slope)) {
              continue;
            }
            v.set(i, 0.9 * v.get(i) + factor * slope);
            w.set(i, w.get(i) - used * v.get(i));
          }
        }
      }

      @Override
      public List<RealBuffer> memory() {
        return mistake == Mistake.FORGETS ? List.of() : velocities;
      }
    };
  }
}
