package org.anlage.testkit;

import java.util.Arrays;
import java.util.List;
import org.anlage.api.component.NoParameters;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;

/** Halves the states of all units in some steps, with a mistake of choice. */
record WrongIntervention(Mistake mistake, RandomStream own) implements Intervention<NoParameters> {
  enum Mistake {
    NONE,
    /** Does nothing. */
    NOTHING,
    /** Counts its calls and does not remember the count. */
    COUNTS,
    /** Sets states and says that it did not. */
    BEGIN,
    /** Acts after the last step. */
    STEPS,
    /** Random numbers come from somewhere else. */
    OWN_RANDOMNESS
  }

  WrongIntervention(Mistake mistake) {
    this(mistake, RandomStream.of(1));
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Bound bind(NoParameters none, InterventionContext context) {
    int n = context.initial().spec().units();
    return new Bound() {
      private int calls;

      @Override
      public void trials(int update, TrialBatch batch, RandomStream random) {
        calls++;
      }

      @Override
      public boolean begin(int update, RealBuffer states, int trials, RandomStream random) {
        if (mistake == Mistake.BEGIN) {
          states.set(0, 1);
        }
        return false;
      }

      @Override
      public List<StateChange> states(int update) {
        double factor =
            switch (mistake) {
              case NOTHING -> 1;
              case COUNTS -> 1.0 / (1 + calls);
              case OWN_RANDOMNESS -> own.nextDouble();
              default -> 0.5;
            };
        double[] scale = new double[n];
        Arrays.fill(scale, factor);
        int end = mistake == Mistake.STEPS ? context.task().steps() + 1 : 3;
        return List.of(new StateChange(1, end, scale, new double[n]));
      }
    };
  }
}
