package org.anlage.testkit;

import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.ActivityPenalty;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.States;

/** Half the sum of squared states, with a mistake of choice. */
record WrongActivityPenalty(Mistake mistake)
    implements ActivityRegularizer<WrongActivityPenalty.Parameters> {
  enum Mistake {
    NONE,
    /** The gradient has the wrong sign. */
    SIGN,
    /** The gradient overwrites what was there. */
    OVERWRITES,
    /** The strength counts twice. */
    SQUARED_STRENGTH,
    /** All of the buffer is taken for states. */
    WHOLE_BUFFER
  }

  record Parameters(@Parameter(text = "Factor.", value = "0.5", min = 0) double strength) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public ActivityPenalty bind(Parameters p, RegularizationContext context) {
    double factor =
        mistake == Mistake.SQUARED_STRENGTH ? p.strength() * p.strength() : p.strength();
    return new ActivityPenalty() {
      @Override
      public double evaluate(States states) {
        double sum = 0;
        if (mistake == Mistake.WHOLE_BUFFER) {
          for (double h : states.buffer().toDoubles()) {
            sum += h * h / 2;
          }
          return factor * sum;
        }
        for (int t = 0; t < states.steps(); t++) {
          for (int trial = 0; trial < states.trials(); trial++) {
            for (int j = 0; j < states.units(); j++) {
              double h = states.buffer().get(states.at(t, trial) + j);
              sum += h * h / 2;
            }
          }
        }
        return factor * sum;
      }

      @Override
      public void addGradient(States states, int step, RealBuffer delta) {
        for (int trial = 0; trial < states.trials(); trial++) {
          for (int j = 0; j < states.units(); j++) {
            double h = states.buffer().get(states.at(step, trial) + j);
            int at = trial * states.width() + j;
            double slope = (mistake == Mistake.SIGN ? -1 : 1) * factor * h;
            delta.set(at, mistake == Mistake.OVERWRITES ? slope : delta.get(at) + slope);
          }
        }
      }
    };
  }
}
