package org.anlage.testkit;

import java.util.List;
import org.anlage.api.component.NoParameters;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;

/** The gradient, averaged over updates, with a mistake of choice. */
record WrongLearningRule(Mistake mistake, RandomStream own) implements LearningRule<NoParameters> {
  enum Mistake {
    NONE,
    /** The average is not part of the memory. */
    FORGETS,
    /** A buffer of the direction is not written. */
    UNWRITTEN,
    /** The batch is changed. */
    BATCH,
    /** Random numbers come from somewhere else. */
    OWN_RANDOMNESS,
    /** The direction is zero. */
    NOTHING
  }

  WrongLearningRule(Mistake mistake) {
    this(mistake, RandomStream.of(1));
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Bound bind(NoParameters none, NetworkRunner runner, RuleContext context) {
    List<RealBuffer> means =
        runner.weights().buffers().stream().map(w -> w.allocate(w.length())).toList();
    return new Bound() {
      @Override
      public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
        runner.forward(batch);
        double before = direction.buffers().get(0).get(0);
        BatchScore score = runner.backward(Backward.FULL, direction);
        for (int b = 0; b < means.size(); b++) {
          RealBuffer mean = means.get(b);
          RealBuffer found = direction.buffers().get(b);
          for (int i = 0; i < mean.length(); i++) {
            double noise = mistake == Mistake.OWN_RANDOMNESS ? own.nextGaussian() : 0;
            mean.set(i, 0.5 * mean.get(i) + 0.5 * found.get(i) + 1e-3 * noise);
            found.set(i, mistake == Mistake.NOTHING ? 0 : mean.get(i));
          }
        }
        if (mistake == Mistake.UNWRITTEN) {
          direction.buffers().get(0).set(0, before);
        }
        if (mistake == Mistake.BATCH) {
          batch.input()[0]++;
        }
        return score;
      }

      @Override
      public List<RealBuffer> memory() {
        return mistake == Mistake.FORGETS ? List.of() : means;
      }
    };
  }
}
